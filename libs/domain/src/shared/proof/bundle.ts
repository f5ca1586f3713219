import { z } from 'zod';
import { LeafSchema } from './log-entry.js';

const Base64 = z.string().max(64);
const Json = z.record(z.string(), z.unknown());

/**
 * The lines of a bundle, one JSON document each. The first says what the bundle holds: the whole `log`, with its
 * checkpoints behind the events that they cover, or a `selection` of events, each with the proof that it stands in the
 * log of one checkpoint. The last one counts the events, so that a file cut short is noticed.
 */
export const BundleLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('treebeard-bundle'),
    v: z.literal(1),
    holds: z.enum(['log', 'selection']),
    /** Signed note (C2SP tlog-checkpoint) of a selection. */
    checkpoint: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('event'),
    leaf: LeafSchema,
    /** As recorded: personal fields stay sealed. */
    data: Json,
    metadata: Json,
    /** What the stored tree has for this event (base64); none after the newest checkpoint. */
    leafHash: Base64.optional(),
    /** The audit path to the checkpoint's root (RFC 6962, base64), in a selection. */
    proof: z.array(Base64).max(64).optional(),
  }),
  z.strictObject({ kind: z.literal('checkpoint'), checkpoint: z.string() }),
  z.strictObject({ kind: z.literal('end'), events: z.number().int().min(0) }),
]);
export type BundleLine = z.infer<typeof BundleLineSchema>;

/** Writes one line, with its end. */
export function bundleLine(line: BundleLine): string {
  return `${JSON.stringify(line)}\n`;
}
