/**
 * US states in which a household on a competitive utility's wires may choose who supplies its power.
 * Source: state statutes as listed by the US Department of Energy's retail competition overview (2026).
 * Michigan (capped, waiting list), Oregon, Montana, Nevada, Virginia and California leave households none.
 */
const OPEN_STATES: ReadonlySet<string> = new Set(
  'tx oh pa nj ny md de dc ct ma ri nh me il'.split(' ').map((state) => `us-${state}`),
);

/** Whether households of a market choose a supplier, or only among the tariffs of their only one. */
export type SupplierChoice = 'supplier' | 'tariff';

/** `market` is as in `Place`. Unknown markets count as open; only their utilities can say otherwise. */
export function supplierChoiceIn(market: string): SupplierChoice {
  if (market === 'ca-on') return 'tariff';
  return market.startsWith('us-') && !OPEN_STATES.has(market) ? 'tariff' : 'supplier';
}

/** Tells a household why it has only one supplier; `utility` is that supplier, if known. */
export function oneSupplierReason(market: string, utility: string | undefined): string {
  if (market === 'ca-on') {
    return 'In Ontario nearly every home buys at regulated prices, but you choose how: time-of-use, tiered or ultra-low overnight. We compare those.';
  }
  const owner = utility === undefined ? 'the utility that owns the wires' : utility;
  return `Where you live, ${owner} also sells the power, so there is no other supplier to switch to. What you can choose is which of its price plans you are on, and that we can compare.`;
}
