import type { PlanBillsView } from '#projections/energy/plan/plan.view';

type Line = PlanBillsView['bills'][number]['lines'][number];

/** A charge with its hours and step, as bills name it. */
export function lineName({ charge, window, tier }: Pick<Line, 'charge' | 'window' | 'tier'>): string {
  return [charge, window, tier === null ? null : `step ${String(tier)}`]
    .filter((part) => part !== null)
    .join(', ');
}
