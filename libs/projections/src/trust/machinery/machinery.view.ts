import { z } from 'zod';

/** A rebuild of a read model: rows and digest once it has ended. */
const RebuildView = z.object({
  rebuildId: z.uuid(),
  readModel: z.string(),
  orderedAt: z.string(),
  ended: z.object({ rows: z.number(), digest: z.string(), at: z.string() }).nullable(),
});

/** How the machinery is set. */
const MachineryRow = z.object({
  claudeBudgetUsdPerDay: z.number().nullable(),
  claudeBreaker: z.enum(['automatic', 'held-open', 'held-closed']),
  isReadOnly: z.boolean(),
  off: z.array(z.enum(['uploads', 'registration'])),
  /** Newest first. */
  rebuilds: z.array(RebuildView),
});
export type MachineryRow = z.infer<typeof MachineryRow>;

/** How the machinery is set and how it is doing, as the process that answers sees it. */
export const MachineryView = z.object({
  settings: MachineryRow,
  claude: z.object({
    state: z.enum(['up', 'down', 'off']),
    reason: z.string(),
    model: z.string(),
    spentTodayUsd: z.number(),
    budgetUsd: z.number(),
  }),
  queues: z.array(
    z.object({
      queue: z.string(),
      waiting: z.number(),
      active: z.number(),
      delayed: z.number(),
      failed: z.number(),
    }),
  ),
  readModels: z.array(
    z.object({ name: z.string(), behind: z.number().nullable(), failure: z.string().nullable() }),
  ),
});
export type MachineryView = z.infer<typeof MachineryView>;
