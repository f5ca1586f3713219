import { z } from 'zod';
import { EngineReleased } from './engine-releases.events.js';

/** Records that a release brought an engine. */
export const EngineReleaseCommand = z.strictObject({
  kind: z.literal('release'),
  ...EngineReleased.shape.data.omit({ releasedAt: true }).shape,
});
export type EngineReleaseCommand = z.infer<typeof EngineReleaseCommand>;
