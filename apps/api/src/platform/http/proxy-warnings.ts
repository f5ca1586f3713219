import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hostNameIn, isOwnName, isProbe } from './hosts.js';

/** What tells whether a proxy should be in front. */
export interface ProxySettings {
  /** Addresses or networks whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies: readonly string[];
  /** TLS ends at a proxy: this server has none. */
  readonly secureCookie: boolean;
}

/**
 * Says once in the log that a proxy hides its visitors from us: all of them then share one budget, and seem to come
 * from where the proxy is.
 */
export function warnOfSilentProxies(fastify: FastifyInstance, settings: ProxySettings): void {
  const log = new Logger('proxy');
  let isTold = false;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const trouble = isTold || isProbe(request) ? undefined : troubleOf(request, settings);
    if (trouble !== undefined) {
      isTold = true;
      log.warn(trouble);
    }
    done();
  });
}

function troubleOf(
  { headers, socket }: FastifyRequest,
  { trustedProxies, secureCookie }: ProxySettings,
): string | undefined {
  const from = socket.remoteAddress ?? 'nowhere';
  if (headers['x-forwarded-for'] !== undefined) {
    if (trustedProxies.length > 0) return undefined;
    return `${from} sends X-Forwarded-For, which is not believed. If it is your proxy, set TRUST_PROXY=${from}; until then all its visitors share one budget.`;
  }
  if (!secureCookie && !isPublicNameFromHere(headers.host, from)) return undefined;
  return `A request came from ${from} without X-Forwarded-For. Have your proxy send it, and name the proxy in TRUST_PROXY; until then all its visitors share one budget.`;
}

/**
 * Whether somebody on this very machine asks for a name that is not the machine's own: a proxy, with a visitor behind
 * it of whom it says nothing.
 */
export function isPublicNameFromHere(host: string | undefined, address: string): boolean {
  const name = hostNameIn(host ?? 'localhost');
  return /^(::ffff:)?127\.|^::1$/.test(address) && (name === undefined || !isOwnName(name));
}
