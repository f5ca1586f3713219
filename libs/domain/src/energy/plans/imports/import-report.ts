import type { CatalogueDifference } from '../catalogue/compare-catalogues.js';
import type { RefusedPlan } from '#domain/energy/tariffs/convert/convert';
import type { Plan } from '../plan.js';
import type { ImportReport } from './imports.events.js';
import { priceChange } from './price-change.js';

const MOST_SHOWN = 50;
const MOST_PRICES = 10;

/** What a reading of a list found besides its plans. */
export class Findings {
  private readonly flags = new Map<string, number>();
  private readonly refusals = new Map<string, number>();
  flagged = 0;
  repeated = 0;
  refused = 0;

  plan({ tariff: { unpriced } }: Plan): void {
    if (unpriced.length === 0) return;
    this.flagged += 1;
    for (const reason of new Set(unpriced.map((note) => note.reason))) add(this.flags, reason);
  }

  refuse({ reason }: RefusedPlan): void {
    this.refused += 1;
    add(this.refusals, reason);
  }

  /** The most frequent reasons, most plans first. */
  reasons(): Pick<ImportReport, 'flagged' | 'refused'> {
    return { flagged: tally(this.flags), refused: tally(this.refusals) };
  }
}

/** How the changed plans' prices changed, plan by plan. */
export class PriceChanges {
  readonly counts = { dearer: 0, cheaper: 0, mixed: 0, same: 0, other: 0 };
  readonly shown: ImportReport['changed'] = [];

  compare(before: Plan, after: Plan): void {
    const { direction, prices } = priceChange(before.tariff, after.tariff);
    this.counts[direction] += 1;
    if (this.shown.length >= MOST_SHOWN) return;
    const told = prices
      .slice(0, MOST_PRICES)
      .map(({ charge, before: old, after: now }) => ({ charge, before: old, after: now }));
    this.shown.push({ planId: after.planId, name: nameOf(after), direction, prices: told });
  }
}

/** What people call a plan. */
export function nameOf({ retailer, name }: Pick<Plan, 'retailer' | 'name'>): string {
  return `${retailer} ${name}`;
}

/** The report on a comparison; `names` gives the name of a plan, old or new. */
export function reportOf(
  { added, changed, withdrawn, kept, unchanged }: CatalogueDifference,
  {
    findings,
    prices,
    names,
  }: {
    readonly findings: Findings;
    readonly prices: PriceChanges;
    readonly names: (planId: string) => string;
  },
): ImportReport {
  const shown = (planIds: readonly string[]) =>
    planIds.slice(0, MOST_SHOWN).map((planId) => ({ planId, name: names(planId).slice(0, 330) }));
  return {
    counts: {
      ...{ added: added.length, changed: changed.length, withdrawn: withdrawn.length, unchanged },
      ...{
        kept: kept.length,
        flagged: findings.flagged,
        repeated: findings.repeated,
        refused: findings.refused,
      },
    },
    prices: prices.counts,
    ...{ added: shown(added), changed: prices.shown, withdrawn: shown(withdrawn), kept: shown(kept) },
    ...findings.reasons(),
  };
}

function add(counts: Map<string, number>, reason: string): void {
  const known = reason.slice(0, 600);
  counts.set(known, (counts.get(known) ?? 0) + 1);
}

function tally(counts: ReadonlyMap<string, number>): { reason: string; plans: number }[] {
  return [...counts]
    .map(([reason, plans]) => ({ reason, plans }))
    .sort((a, b) => b.plans - a.plans || (a.reason < b.reason ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

const MANY = 10;
const MUCH = 0.2;

/** Whether an import withdraws so many of a list's plans that the list may have been cut short. */
export function withdrawsMany({
  withdrawn,
  changed,
  unchanged,
}: Pick<ImportReport['counts'], 'withdrawn' | 'changed' | 'unchanged'>): boolean {
  return withdrawn > MANY && withdrawn > MUCH * (withdrawn + changed + unchanged);
}
