import type { Draft } from './draft.js';
import { holdsOn, wordsOf } from './draft.js';
import type { CdrControlledLoad } from './plan-detail.js';
import { areDisjoint } from './overlap.js';
import { addSingleRate, addTimesOfUse } from './usage-charges.js';

/**
 * Adds the price of a separately metered controlled load. A home has one such channel: where a plan
 * prices several circuits the first that holds is priced; others are kept as text, unless they cost
 * the same.
 */
export function addControlledLoad(loads: readonly CdrControlledLoad[], draft: Draft): void {
  const current = loads.filter((load) => holdsOn(draft.asOf, load.startDate, load.endDate));
  const [priced, ...others] = oneCircuit(current.length > 0 ? current : loads);
  if (priced === undefined) return;
  const placing = {
    where: 'controlledLoad',
    id: 'controlled-load',
    flow: 'controlledLoad',
    season: undefined,
  } as const;
  if (priced.singleRate) addSingleRate(priced.singleRate, placing, draft);
  addTimesOfUse(priced.timeOfUseRates ?? [], placing, draft);
  if (!priced.singleRate && !priced.timeOfUseRates?.length) {
    draft.notes.add(
      'controlledLoad',
      wordsOf(priced.displayName) || 'controlledLoad',
      'It states no rates that are understood.',
      'controlledLoad',
    );
  }
  for (const other of others) {
    if (pricesOf(other) === pricesOf(priced)) continue;
    const text = `${wordsOf(other.displayName, other.singleRate?.description)} ${ratesText(other)}`;
    draft.notes.add(
      'controlledLoad',
      text,
      'Another controlled load circuit; only the first is priced.',
      'controlledLoad',
    );
  }
}

/** Times of use that are stated one by one, and never hold at once, are of one circuit. */
function oneCircuit(loads: readonly CdrControlledLoad[]): readonly CdrControlledLoad[] {
  const [first] = loads;
  const rates = loads.flatMap(({ timeOfUseRates }) => timeOfUseRates ?? []);
  const split =
    loads.length > 1 &&
    loads.every(({ singleRate, timeOfUseRates }) => !singleRate && timeOfUseRates?.length === 1) &&
    areDisjoint(rates.map(({ timeOfUse }) => timeOfUse));
  return split && first !== undefined ? [{ ...first, timeOfUseRates: rates }] : loads;
}

/** All that decides what a circuit costs. */
function pricesOf({ singleRate, timeOfUseRates }: CdrControlledLoad): string {
  const parts = [...(singleRate ? [singleRate] : []), ...(timeOfUseRates ?? [])];
  const times = (timeOfUseRates ?? []).map(({ timeOfUse }) => timeOfUse);
  return JSON.stringify([
    parts.map(({ rates, period, dailySupplyCharge }) => [rates, period, dailySupplyCharge]),
    times,
  ]);
}

function ratesText({ singleRate, timeOfUseRates }: CdrControlledLoad): string {
  return JSON.stringify([singleRate, ...(timeOfUseRates ?? [])].map((rate) => rate?.rates).filter(Boolean));
}
