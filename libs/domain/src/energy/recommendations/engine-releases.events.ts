import { z } from 'zod';
import { Count, Digest, Instant, Name } from '#domain/shared/quantity';

/** A release brought an engine; its file is kept as the object with this digest, so that its runs can be repeated. */
export const EngineReleased = z.strictObject({
  type: z.literal('energy.engine-released.v1'),
  data: z.strictObject({
    /** SHA-256 (hex) of the file. */
    digest: Digest,
    bytes: Count,
    /** Commit that it was built from. */
    commit: Name,
    engineVersion: Name,
    releasedAt: Instant,
  }),
});

export const EngineReleaseEvent = z.discriminatedUnion('type', [EngineReleased]);
export type EngineReleaseEvent = z.infer<typeof EngineReleaseEvent>;
