import { z } from 'zod';
import { Name, Reason } from '#domain/shared/quantity';
import type { JobsRetried, ReadModelRebuilt } from './machinery.events.js';
import { BREAKERS, ClaudeBudget, FEATURES } from './machinery.events.js';

/** What an admin may change about the running machinery. */
export const MachineryChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-claude-budget'), usdPerDay: ClaudeBudget }),
  z.strictObject({ kind: z.literal('hold-claude-breaker'), breaker: z.enum(BREAKERS) }),
  z.strictObject({ kind: z.literal('set-read-only'), isReadOnly: z.boolean() }),
  z.strictObject({ kind: z.literal('switch-feature'), feature: z.enum(FEATURES), isOn: z.boolean() }),
  z.strictObject({ kind: z.literal('retry-jobs'), queue: Name.min(1) }),
  z.strictObject({ kind: z.literal('rebuild'), readModel: Name.min(1) }),
]);
export type MachineryChange = z.infer<typeof MachineryChangeSchema>;

/** A change and why it is made; both go into the audit trail. */
export const OrderedChangeSchema = z.strictObject({ change: MachineryChangeSchema, reason: Reason });
export type OrderedChange = z.infer<typeof OrderedChangeSchema>;

/** What is decided: a change, with what came of it where that is known, or the end of a rebuild. */
export type MachineryCommand =
  | Exclude<MachineryChange, { kind: 'retry-jobs' | 'rebuild' }>
  | {
      readonly kind: 'retry-jobs';
      readonly queue: string;
      readonly jobs: z.infer<typeof JobsRetried>['data']['jobs'];
    }
  | { readonly kind: 'rebuild'; readonly readModel: string; readonly rebuildId: string }
  | ({ readonly kind: 'end-rebuild' } & Omit<z.infer<typeof ReadModelRebuilt>['data'], 'rebuiltAt'>);
