import type { FastifyInstance } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';

const MOST_DEPTH = 32;

/** Refuses JSON nested deeper than any of our schemas, before anything traverses it. */
export function refuseDeepBodies(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (!isDeep(request.body)) {
      done();
      return;
    }
    const words = `The JSON is nested too deeply; at most ${String(MOST_DEPTH)} levels are read.`;
    done(new DomainError('input.too-deep', words));
  });
}

/** Checks level by level, so that no depth can exhaust the stack. */
function isDeep(body: unknown): boolean {
  let level: readonly unknown[] = [body];
  for (let depth = 0; depth <= MOST_DEPTH; depth += 1) {
    level = level.flatMap(partsOf);
    if (level.length === 0) return false;
  }
  return true;
}

function partsOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
