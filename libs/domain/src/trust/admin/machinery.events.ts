import { z } from 'zod';
import { Count, Digest, Instant, Name } from '#domain/shared/quantity';

/** What an admin can switch off without stopping the program. */
export const FEATURES = ['uploads', 'registration'] as const;
export type Feature = (typeof FEATURES)[number];

/** Whether Claude is asked: as its failures decide, never, or always. */
export const BREAKERS = ['automatic', 'held-open', 'held-closed'] as const;
export type HeldBreaker = (typeof BREAKERS)[number];

/** Dollars a day for Claude; null is what the configuration says. */
export const ClaudeBudget = z.number().min(0).max(100_000).nullable();

/** The most that Claude may cost on a UTC day was set. */
export const ClaudeBudgetSet = z.strictObject({
  type: z.literal('trust.claude-budget-set.v1'),
  data: z.strictObject({ usdPerDay: ClaudeBudget, setAt: Instant }),
});

/** The breaker before Claude was held, or left to itself again. */
export const ClaudeBreakerHeld = z.strictObject({
  type: z.literal('trust.claude-breaker-held.v1'),
  data: z.strictObject({ breaker: z.enum(BREAKERS), heldAt: Instant }),
});

/** Nothing new is taken in from now on, or it is again. */
export const ReadOnlySet = z.strictObject({
  type: z.literal('trust.read-only-set.v1'),
  data: z.strictObject({ isReadOnly: z.boolean(), setAt: Instant }),
});

/** A feature was switched. */
export const FeatureSwitched = z.strictObject({
  type: z.literal('trust.feature-switched.v1'),
  data: z.strictObject({ feature: z.enum(FEATURES), isOn: z.boolean(), switchedAt: Instant }),
});

/** Jobs that a queue had given up were queued again. */
export const JobsRetried = z.strictObject({
  type: z.literal('trust.jobs-retried.v1'),
  data: z.strictObject({ queue: Name, jobs: Count, retriedAt: Instant }),
});

/** A read model is to be made anew from the log. */
export const RebuildOrdered = z.strictObject({
  type: z.literal('trust.rebuild-ordered.v1'),
  data: z.strictObject({ rebuildId: z.uuid(), readModel: Name, orderedAt: Instant }),
});

/** A read model was made anew; the digest is over its rows at the position. */
export const ReadModelRebuilt = z.strictObject({
  type: z.literal('trust.read-model-rebuilt.v1'),
  data: z.strictObject({
    rebuildId: z.uuid(),
    readModel: Name,
    rows: Count,
    digest: Digest,
    position: Name,
    rebuiltAt: Instant,
  }),
});

export const MachineryEvent = z.discriminatedUnion('type', [
  ClaudeBudgetSet,
  ClaudeBreakerHeld,
  ReadOnlySet,
  FeatureSwitched,
  JobsRetried,
  RebuildOrdered,
  ReadModelRebuilt,
]);
export type MachineryEvent = z.infer<typeof MachineryEvent>;
