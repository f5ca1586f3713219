import type { BillLine, QuantityUnit } from '../model/bill.js';
import type { Charge } from '../model/charge.js';
import { usageBounds } from '../model/conditions.js';
import { Exact, milliOf, milliText, roundToMicros, taxed } from '../exact.js';
import type { Cycle } from '../calendar/cycles.js';
import { boundsOf } from '../ladder.js';
import type { DemandPrice } from '../model/price.js';
import type { Rounding } from '../model/rounding.js';

const MILLI_PER_UNIT = 1_000_000;

/** What one cycle's lines are made from. */
export interface LineSource {
  readonly cycle: Cycle;
  readonly rounding: Rounding;
}

interface Counted {
  readonly quantity: Exact;
  readonly unit: QuantityUnit;
  readonly price: Exact;
  readonly tier?: number;
}

/** A line: quantity times price, rounded once. */
export function line({ cycle, rounding }: LineSource, charge: Charge, counted: Counted): BillLine {
  const window = 'schedule' in charge ? charge.schedule?.label : undefined;
  return {
    cycle: cycle.start,
    charge: charge.id,
    label: charge.label,
    scope: charge.scope,
    kind: charge.kind,
    quantity: counted.quantity.toFixed(),
    unit: counted.unit,
    price: counted.price.toFixed(),
    amountMicros: roundToMicros(counted.quantity.times(counted.price), rounding),
    ...(window === undefined ? {} : { window }),
    ...(counted.tier === undefined ? {} : { tier: counted.tier }),
  };
}

/** A line of a known amount, such as the cost of energy at changing prices; the price shown is the average. */
export function amountLine(
  source: LineSource,
  charge: Charge,
  counted: Omit<Counted, 'price'>,
  amount: Exact,
): BillLine {
  const average = counted.quantity.isZero() ? new Exact(0) : amount.div(counted.quantity).toDecimalPlaces(12);
  return {
    ...line(source, charge, { ...counted, price: average }),
    amountMicros: roundToMicros(amount, source.rounding),
  };
}

/** Lines of a demand charge: `milliW` is the peak of the cycle. */
export function demandLines(
  source: LineSource,
  charge: Charge,
  price: DemandPrice,
  demand: Demand,
): readonly BillLine[] {
  const unit = demand.days === undefined ? 'kW' : 'kW day';
  const times = new Exact(demand.days ?? 1);
  const quantityOf = (milliW: number): Exact => new Exact(milliText(milliW)).times(times);
  if (price.type === 'constant') {
    if (demand.milliW === 0) return [];
    return [
      line(source, charge, {
        quantity: quantityOf(demand.milliW),
        unit,
        price: taxed(price.price, charge.taxPercent),
      }),
    ];
  }
  if (price.type === 'steps') {
    const step = price.steps.findIndex(({ upTo }) => upTo === null || demand.milliW <= milliOf(upTo));
    const amount = price.steps[step]?.amount;
    if (amount === undefined || times.isZero()) return [];
    const counted = { quantity: times, unit: demand.days === undefined ? 'month' : 'day' } as const;
    return [line(source, charge, { ...counted, price: taxed(amount, charge.taxPercent), tier: step + 1 })];
  }
  const bounds = boundsOf(price, { cycles: [source.cycle], peakMilliW: [demand.milliW] })(0, 0);
  let below = 0;
  return price.tiers.flatMap((tier, at) => {
    const upTo = Math.min(bounds[at] ?? 0, demand.milliW);
    const inside = upTo - below;
    if (inside <= 0) return [];
    below = upTo;
    return [
      line(source, charge, {
        quantity: quantityOf(inside),
        unit,
        price: taxed(tier.price, charge.taxPercent),
        tier: at + 1,
      }),
    ];
  });
}

/** A peak, and the days it is charged for when the price is per kW and day. */
export interface Demand {
  readonly milliW: number;
  readonly days?: number;
}

/** Whether a credit's or fee's range holds the cycle's energy. */
export function inRange(charge: Extract<Charge, { kind: 'credit-if' | 'fee-if' }>, milliWh: number): boolean {
  const { fromMilliWh, upToMilliWh } = usageBounds(charge.usage);
  return milliWh >= fromMilliWh && milliWh <= upToMilliWh;
}

/** Lines among those already made that a percentage or minimum looks at. */
export function selected(
  charge: Extract<Charge, { kind: 'percent-of' | 'minimum-bill' }>,
  lines: readonly BillLine[],
): readonly BillLine[] {
  const { scopes, charges, kinds } = charge.of;
  return lines.filter(
    (each) =>
      (scopes === undefined || scopes.includes(each.scope)) &&
      (charges === undefined || charges.includes(each.charge)) &&
      (kinds === undefined || kinds.includes(each.kind)),
  );
}

/** Exact currency of whole micros. */
export function ofMicros(micros: number): Exact {
  return new Exact(micros).div(MILLI_PER_UNIT);
}
