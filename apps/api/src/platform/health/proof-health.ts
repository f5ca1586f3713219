import { z } from 'zod';
import type { Platform } from '../platform.js';
import { inTime } from './in-time.js';

const NO_WITNESS =
  'No witness is set: whoever holds the database and the signing key could fork the log, or cut it back, unseen.';

/** How the proof of the log stands. */
export const ProofHealthView = z.object({
  /** `off` before the first checkpoint; `slow` while a witness does not take what it is shown. */
  state: z.enum(['up', 'slow', 'down', 'off']),
  /** Events under the newest checkpoint. */
  size: z.number().nullable(),
  witnesses: z.array(
    z.object({
      name: z.string(),
      size: z.number(),
      seenAt: z.string().nullable(),
      failure: z.string().nullable(),
    }),
  ),
  /** What this proof leaves open. */
  leavesOpen: z.string().nullable(),
});
type ProofHealthView = z.infer<typeof ProofHealthView>;

/** Looks at the newest checkpoint and the witnesses. Never throws. */
export async function proofHealth({ transparency, witnesses }: Platform): Promise<ProofHealthView> {
  try {
    const [size, standings] = await inTime(Promise.all([transparency.size(), witnesses.standings()]));
    const failed = standings.some(({ failure }) => failure !== null);
    return {
      state: failed ? 'slow' : size === null ? 'off' : 'up',
      size,
      witnesses: [...standings],
      leavesOpen: standings.length === 0 ? NO_WITNESS : null,
    };
  } catch {
    return { state: 'down', size: null, witnesses: [], leavesOpen: null };
  }
}
