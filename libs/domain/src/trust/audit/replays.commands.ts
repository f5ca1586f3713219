import { z } from 'zod';
import { ReplayCompleted } from './replays.events.js';

/** Records what a replay found. */
export const ReplayCommand = z.strictObject({
  kind: z.literal('complete'),
  ...ReplayCompleted.shape.data.omit({ completedAt: true }).shape,
});
export type ReplayCommand = z.infer<typeof ReplayCommand>;
