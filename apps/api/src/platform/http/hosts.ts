import { isIP } from 'node:net';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';

const HEADER = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;
/** Probes know a machine by whatever name its platform gave it, and are told nothing but "up". */
const PROBES = ['/api/v1/health/live', '/api/v1/health/ready'];
const MOST_NAMED = 20;

/**
 * Whether a request means us by its `Host`. Of names only those of this machine and listed ones: any other could be a
 * stranger's, pointed at this address so that a page of theirs counts as ours and as a visitor from here (DNS
 * rebinding). An address cannot be pointed elsewhere. A program without a `Host` (HTTP/1.0) is no page.
 */
export function isOurHost(header: string | undefined, listed: readonly string[]): boolean {
  if (header === undefined) return true;
  const name = hostNameIn(header);
  if (name === undefined) return false;
  return isOwnName(name) || listed.includes(name);
}

/** Whether a name is an address, or one by which a machine knows itself (RFC 6761, section 6.3). */
export function isOwnName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

/** The name in a `Host` header, as browsers compare names; undefined if there is none. */
export function hostNameIn(header: string): string | undefined {
  const url = `http://${header}`;
  if (!HEADER.test(header) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/\.$/, '');
}

/** Refuses requests to names that are not ours, and says in the log which setting would allow them. */
export function refuseForeignHosts(fastify: FastifyInstance, listed: readonly string[]): void {
  const log = new Logger('hosts');
  const named = new Set<string>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isProbe(request) || isOurHost(request.headers.host, listed)) {
      done();
      return;
    }
    const name = hostNameIn(request.headers.host ?? '') ?? 'what is no name';
    if (!named.has(name) && named.size < MOST_NAMED) {
      named.add(name);
      log.warn(
        `Requests to ${name} are refused. If that is an address of this server, add it to ALLOWED_HOSTS.`,
      );
    }
    const words = `This server does not answer to ${name}. Whoever runs it can allow that with ALLOWED_HOSTS=${name}.`;
    done(new DomainError('http.foreign-host', words, {}, 'forbidden'));
  });
}

/** Whether a request only asks if we live. */
export function isProbe(request: FastifyRequest): boolean {
  return PROBES.some((path) => request.routeOptions.url === path);
}
