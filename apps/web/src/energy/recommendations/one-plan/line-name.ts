import type { PlanBillsView } from '#projections/energy/plan/plan.view';

type Line = PlanBillsView['bills'][number]['lines'][number];

/** A bill line's name: its charge, time-of-use window and tier. */
export function lineName({ charge, window, tier }: Pick<Line, 'charge' | 'window' | 'tier'>): string {
  return [charge, window, tier === null ? null : `step ${String(tier)}`]
    .filter((part) => part !== null)
    .join(', ');
}
