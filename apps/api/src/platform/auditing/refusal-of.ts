import type { FastifyRequest } from 'fastify';
import type { TrailTarget } from '#domain/shared/trail';
import type { ProblemView } from '#projections/shared/problem.view';
import { networkOf } from '../http/limits/address.js';
import type { Refusal } from './auditing.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const TOLD_OF_READS = new Set([401, 403, 429]);
const NOT_FOUND = 404;
/** The API and the proofs of the log; pages and files are open to all. */
const OURS = /^\/(api|tlog)\//;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What the trail tells of a problem that a request was answered with; undefined where it tells nothing: a fault of
 * ours, an address that no route has, or a read that found nothing, unless it named its object by id, which may be
 * somebody else's.
 */
export function refusalOf(
  request: Pick<FastifyRequest, 'method' | 'routeOptions' | 'params' | 'ip'>,
  { status, code }: Pick<ProblemView, 'status' | 'code'>,
): Refusal | undefined {
  const { url } = request.routeOptions;
  if (status < 400 || status >= 500 || url === undefined || !OURS.test(url)) return undefined;
  const target = targetOf(url, request.params);
  const isTold =
    !READS.has(request.method) || TOLD_OF_READS.has(status) || (status === NOT_FOUND && target !== null);
  if (!isTold) return undefined;
  return { commandType: `${request.method} ${url}`, code, target, address: networkOf(request.ip) };
}

/** `/recommendations/:recommendationId/…` names a recommendation. Only ids: other parameters may be personal. */
function targetOf(url: string, params: unknown): TrailTarget | null {
  if (typeof params !== 'object' || params === null) return null;
  for (const [name, id] of Object.entries(params)) {
    if (typeof id !== 'string' || !UUID.test(id)) continue;
    const before = url.split(`/:${name}`, 1)[0]?.split('/').at(-1) ?? '';
    const kind = name === 'id' ? before.replace(/s$/, '') : name.replace(/Id$/, '');
    return { type: kind, id: id.toLowerCase() };
  }
  return null;
}
