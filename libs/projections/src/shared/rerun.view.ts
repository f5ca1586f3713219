import { z } from 'zod';
import { Count, DecimalText, Digest, Instant, Name, Words } from '#domain/shared/quantity';

/** What a re-run shows of a recorded result. */
export const RerunVerdictSchema = z.enum([
  'byte-equal',
  'differs',
  'other-runtime',
  'engine-missing',
  'engine-failed',
  'inputs-erased',
]);
export type RerunVerdict = z.infer<typeof RerunVerdictSchema>;

/** Versions that results depend on beside the engine. */
export const RuntimeView = z.object({ node: Name, icu: Name, tz: Name });

/** One operation of RFC 6902 that leads from the recorded result to the other, and what stood there before. */
export const DifferenceView = z.object({
  op: z.enum(['add', 'remove', 'replace']),
  /** RFC 6901. */
  path: z.string(),
  value: z.unknown().optional(),
  was: z.unknown().optional(),
});
export type DifferenceView = z.infer<typeof DifferenceView>;

/** One figure that differs, with the lines that add up to it on either side where they are known. */
export const FigureView = z.object({
  /** What it is a figure of: `Eco Choice 12, Gexa Energy`. */
  of: Words,
  name: Name,
  was: Name.nullable(),
  is: Name.nullable(),
  lines: z.array(z.object({ name: Words, was: Name.nullable(), is: Name.nullable() })).max(2_000),
});
export type FigureView = z.infer<typeof FigureView>;

/** The verdict of a re-run, and what differs. */
export const RerunView = z.object({
  id: z.uuid(),
  verdict: RerunVerdictSchema,
  /** SHA-256 of the engine that was run again, and of the one that made the result. */
  engine: Digest,
  recordedEngine: Digest,
  recordedRuntime: RuntimeView,
  runtime: RuntimeView,
  /** Why an engine gave no result, in its own words. */
  failure: Words.nullable(),
  /** All differences; `patch` holds the first of them. */
  differences: Count,
  patch: z.array(DifferenceView).max(1_000),
  figures: z.array(FigureView).max(500),
});
export type RerunView = z.infer<typeof RerunView>;

/** A name and what stands behind it. */
export const InputLineView = z.object({ name: Words, value: Words });

/** The inputs of a recorded result, in words, section by section; erased ones are gone for good. */
export const RerunInputsView = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  madeAt: Instant,
  position: Name,
  engine: Digest,
  engineVersion: Name,
  /** Whether the engine is archived, and whether it is the one of the running program. */
  engineIsKept: z.boolean(),
  engineIsCurrent: z.boolean(),
  runtime: RuntimeView,
  erased: z.boolean(),
  sections: z.array(z.object({ title: Name, lines: z.array(InputLineView).max(500) })).max(50),
});
export type RerunInputsView = z.infer<typeof RerunInputsView>;

/** What one plan was ranked by, in the home's currency a year. */
export const RankedByView = z.object({
  rank: Count,
  name: Words,
  cost: DecimalText,
  worth: z.array(z.object({ name: Words, amount: DecimalText.nullable() })).max(20),
  points: DecimalText,
  /** What would have to change for another order, a sentence each. */
  changes: z.array(Words).max(20),
});

/** Why the first is first: every plan's points, best first. */
export const WhyFirstView = z.object({
  id: z.uuid(),
  currency: Name,
  answer: Words,
  plans: z.array(RankedByView).max(100),
});
export type WhyFirstView = z.infer<typeof WhyFirstView>;
