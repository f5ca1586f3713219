import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { FeeText } from './fee-text.js';

/** Average prices of a label, cents per kWh at 500, 1,000 and 2,000 kWh a month. */
export type Averages = readonly [at500: number, at1000: number, at2000: number];

export const LABEL_KWH = [500, 1000, 2000] as const;

/** Labels round to 0.1 cent; delivery charges in other digits add a little. */
const TOLERANCE_CENTS = 0.06;

/** Base charges that suppliers use, tried before an odd one. */
const USUAL_BASES = [4.95, 5, 7.95, 8, 8.95, 9.95, 10, 12.95, 14.95, 15, -5, -10];

type Dollars = readonly [number, number, number];

/**
 * Finds an energy charge (and base charge, credit or blocks when needed) that, with `known` charges,
 * gives the label's averages. Simplest first: one price; with a base charge; then the one solution
 * of three unknowns that meets all three averages exactly. Undefined when stated charges leave no
 * solution that a supplier would offer.
 */
export function fitLabel(
  averages: Averages,
  known: readonly Charge[],
  text: FeeText,
): readonly Charge[] | undefined {
  const rest = LABEL_KWH.map((kwh, i) => ((averages[i] ?? 0) * kwh) / 100 - knownDollars(known, kwh));
  // LABEL_KWH has three entries.
  const supply = rest as unknown as Dollars;
  if (text.energyStated) return meets(supply, () => 0) ? [] : undefined;
  const flat = fitFlat(supply);
  if (flat) return flat;
  if (text.charges.length === 0) return fitExactly(supply, text.tiered);
  const startsAt1000 = text.charges.some(
    (charge) => charge.kind === 'credit-if' && charge.usage.fromKwh === '1000',
  );
  return startsAt1000 ? undefined : plausible(fitBlocks(supply));
}

/** What charges without time windows come to in a month of `kwh`. */
function knownDollars(charges: readonly Charge[], kwh: number): number {
  return charges.reduce((sum, charge) => sum + dollarsOf(charge, kwh), 0);
}

function dollarsOf(charge: Charge, kwh: number): number {
  switch (charge.kind) {
    case 'per-month':
      return Number(charge.amount);
    case 'per-kwh':
      return charge.price.type === 'constant' ? Number(charge.price.price) * kwh : laddered(charge, kwh);
    case 'credit-if':
      return inRange(charge.usage, kwh) ? -Number(charge.amount) : 0;
    case 'fee-if':
      return inRange(charge.usage, kwh) ? Number(charge.amount) : 0;
    default:
      return 0;
  }
}

function laddered(charge: Extract<Charge, { kind: 'per-kwh' }>, kwh: number): number {
  if (charge.price.type !== 'tiers') return 0;
  let below = 0;
  let dollars = 0;
  for (const { upTo, price } of charge.price.tiers) {
    const top = upTo === null ? kwh : Math.min(kwh, Number(upTo));
    dollars += Math.max(0, top - below) * Number(price);
    below = Math.max(below, top);
  }
  return dollars;
}

type Usage = Extract<Charge, { kind: 'credit-if' }>['usage'];

function inRange({ fromKwh, upToKwh, belowKwh }: Usage, kwh: number): boolean {
  return (
    kwh >= Number(fromKwh ?? 0) && kwh <= Number(upToKwh ?? Infinity) && kwh < Number(belowKwh ?? Infinity)
  );
}

function meets(supply: Dollars, model: (kwh: number) => number): boolean {
  return LABEL_KWH.every(
    (kwh, i) => Math.abs(((supply[i] ?? 0) - model(kwh)) * 100) / kwh <= TOLERANCE_CENTS + 1e-9,
  );
}

/** One price, or one price and a base charge; undefined when neither meets the averages. */
function fitFlat(supply: Dollars): readonly Charge[] | undefined {
  for (const baseDollars of [0, ...USUAL_BASES, (4 * supply[0] - supply[2]) / 3]) {
    const cents = middle(supply.map((dollars, i) => ((dollars - baseDollars) * 100) / (LABEL_KWH[i] ?? 1)));
    for (const energyCents of [round(cents, 1), round(cents, 2), round(cents, 4)]) {
      if (meets(supply, (kwh) => baseDollars + (energyCents * kwh) / 100)) {
        return [...baseCharge(baseDollars), energyCharge(energyCents)];
      }
    }
  }
  return undefined;
}

/** Half way between the lowest and the highest: the price that is least wrong at the worst point. */
const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;

/** Three averages fix three numbers: base charge, and either a credit from 1,000 kWh or a second price above it. */
function fitExactly([at500, at1000, at2000]: Dollars, tiered: boolean): readonly Charge[] {
  const above = (at2000 - at1000) / 1000;
  const baseDollars = at500 - 500 * above;
  const creditDollars = 1000 * above + baseDollars - at1000;
  if (!tiered && creditDollars > 0 && above >= 0) return creditFit({ above, baseDollars, creditDollars });
  return fitBlocks([at500, at1000, at2000]);
}

/** A base charge and two prices, the second from 1,000 kWh on. */
function fitBlocks([at500, at1000, at2000]: Dollars): readonly Charge[] {
  const below = (at1000 - at500) / 500;
  const tiers = [
    { upTo: '1000', price: dollars(below, 6) },
    { upTo: null, price: dollars((at2000 - at1000) / 1000, 6) },
  ];
  return [
    ...baseCharge(at500 - 500 * below),
    {
      id: 'energy',
      label: 'Energy charge',
      scope: 'supply',
      kind: 'per-kwh',
      flow: 'import',
      price: { type: 'tiers', tiers, reset: 'cycle', scope: 'per-window', boundUnit: 'absolute' },
    },
  ];
}

/** Only when no price is negative and the base charge is one that a supplier would ask. */
function plausible(charges: readonly Charge[]): readonly Charge[] | undefined {
  const sound = charges.every((charge) => {
    if (charge.kind === 'per-month') return Math.abs(Number(charge.amount)) <= 20;
    return (
      charge.kind !== 'per-kwh' ||
      charge.price.type !== 'tiers' ||
      charge.price.tiers.every((tier) => Number(tier.price) >= 0)
    );
  });
  return sound ? charges : undefined;
}

function creditFit(fit: {
  readonly above: number;
  readonly baseDollars: number;
  readonly creditDollars: number;
}): readonly Charge[] {
  const common = { scope: 'supply' } as const;
  const energy = energyCharge(fit.above * 100);
  if (fit.baseDollars > 0 && Math.abs(fit.baseDollars - fit.creditDollars) < 1) {
    return [
      energy,
      {
        ...common,
        id: 'fee-below-1000',
        label: 'Fee below 1,000 kWh',
        kind: 'fee-if',
        amount: dollars(fit.creditDollars, 2),
        usage: { flow: 'import', belowKwh: '1000' },
      },
      ...baseCharge(fit.baseDollars - fit.creditDollars),
    ];
  }
  return [
    ...baseCharge(fit.baseDollars),
    energy,
    {
      ...common,
      id: 'credit-from-1000',
      label: 'Bill credit from 1,000 kWh',
      kind: 'credit-if',
      amount: dollars(fit.creditDollars, 2),
      usage: { flow: 'import', fromKwh: '1000' },
    },
  ];
}

function baseCharge(amount: number): readonly Charge[] {
  if (Math.abs(amount) < 0.005) return [];
  return [
    { id: 'base', label: 'Base charge', scope: 'supply', kind: 'per-month', amount: dollars(amount, 2) },
  ];
}

function energyCharge(cents: number): Charge {
  return {
    id: 'energy',
    label: 'Energy charge',
    scope: 'supply',
    kind: 'per-kwh',
    flow: 'import',
    price: { type: 'constant', price: dollars(cents / 100, 6) },
  };
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const dollars = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? '0' : text;
};
