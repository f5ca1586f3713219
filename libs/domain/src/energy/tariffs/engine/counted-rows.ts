import { Exact } from '../exact.js';
import { heldBound } from '../ladder.js';
import { sharedRound } from '../reduction/rounding.js';
import { roundExactly, roundSurely } from './fast-rounding.js';
import { pricedMicros } from './machine.js';
import type { Machine } from './machine.js';

const DAYS_A_YEAR = 365;

/** Measure times price. */
export function lineRow(machine: Machine, row: number, at: number): void {
  const { values, amounts, count, catalogue } = machine;
  const from = (catalogue.a[row] ?? 0) * count;
  const price = catalogue.b[row] ?? 0;
  for (let cycle = 0; cycle < count; cycle += 1)
    amounts[at + cycle] = pricedMicros(machine, values[from + cycle] ?? 0, price);
}

/** A line that plans share, priced before. */
export function sharedRow({ catalogue, lineMicros, amounts, count }: Machine, row: number, at: number): void {
  const from = (catalogue.a[row] ?? 0) * count;
  for (let cycle = 0; cycle < count; cycle += 1) amounts[at + cycle] = lineMicros[from + cycle] ?? 0;
}

/** Blocks that start again each cycle, shared out by energy within the pool. */
export function ladderRow(machine: Machine, row: number, at: number): void {
  const { catalogue, values, count, amounts } = machine;
  const own = (catalogue.a[row] ?? 0) * count;
  const list = catalogue.d[row] ?? 0;
  const members = catalogue.lists[list] ?? 0;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const milliWh = values[own + cycle] ?? 0;
    let total = 0;
    for (let member = 1; member <= members; member += 1)
      total += values[(catalogue.lists[list + member] ?? 0) * count + cycle] ?? 0;
    amounts[at + cycle] = milliWh === 0 ? 0 : laddered(machine, row, cycle, { milliWh, total });
  }
}

interface PoolShare {
  readonly milliWh: number;
  readonly total: number;
}

function laddered(machine: Machine, row: number, cycle: number, { milliWh, total }: PoolShare): number {
  const { catalogue } = machine;
  const first = catalogue.b[row] ?? 0;
  const end = first + (catalogue.c[row] ?? 0);
  const peak = machine.totals.peakMilliW[cycle] ?? 0;
  let amount = milliWh === milliWh ? 0 : milliWh;
  let before = 0;
  for (let tier = first; tier < end && before < milliWh; tier += 1) {
    const bound = boundAt(machine, { row, tier, cycle, peakMilliW: peak });
    const upTo = sharedRound(milliWh, Math.min(bound, total), total);
    if (upTo <= before) continue;
    amount += pricedMicros(machine, upTo - before, catalogue.tierPrice[tier] ?? 0);
    before = upTo;
  }
  return amount;
}

interface BoundPlace {
  readonly row: number;
  readonly tier: number;
  readonly cycle: number;
  readonly peakMilliW: number;
}

function boundAt(
  { catalogue, days, values, count }: Machine,
  { row, tier, cycle, peakMilliW }: BoundPlace,
): number {
  const bound = catalogue.bounds[tier] ?? 0;
  if (bound === Number.POSITIVE_INFINITY) return bound;
  const measure = catalogue.held[row] ?? -1;
  const all = days[cycle] ?? 0;
  const held = measure < 0 ? all : (values[measure * count + cycle] ?? 0);
  switch (catalogue.boundUnit[row]) {
    case 1:
      return bound * held;
    case 2:
      return heldBound(Math.round(bound * peakMilliW), held, all);
    case 3:
      return Math.round(bound * peakMilliW) * held;
    default:
      return measure < 0 ? bound : heldBound(bound, held, all);
  }
}

/** Blocks of a peak, in kW, or in kW and days. */
export function demandLadderRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, values, amounts } = machine;
  const first = catalogue.b[row] ?? 0;
  const end = first + (catalogue.c[row] ?? 0);
  const days = catalogue.d[row] ?? -1;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const peakMilliW = values[(catalogue.a[row] ?? 0) * count + cycle] ?? 0;
    const times = days < 0 ? 1 : (values[days * count + cycle] ?? 0);
    let amount = peakMilliW === peakMilliW ? 0 : peakMilliW;
    let below = 0;
    for (let tier = first; tier < end; tier += 1) {
      const upTo = Math.min(boundAt(machine, { row, tier, cycle, peakMilliW }), peakMilliW);
      if (!(upTo > below)) continue;
      amount += pricedMicros(machine, (upTo - below) * times, catalogue.tierPrice[tier] ?? 0);
      below = upTo;
    }
    amounts[at + cycle] = amount;
  }
}

/** A flat amount by the step in which a peak lies, for the cycle or each of its days. */
export function stepsRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, values, amounts } = machine;
  const first = catalogue.b[row] ?? 0;
  const end = first + (catalogue.c[row] ?? 0);
  for (let cycle = 0; cycle < count; cycle += 1) {
    const milliW = values[(catalogue.a[row] ?? 0) * count + cycle] ?? 0;
    const times = values[(catalogue.d[row] ?? 0) * count + cycle] ?? 0;
    let step = first;
    while (step < end && milliW > (catalogue.bounds[step] ?? 0)) step += 1;
    amounts[at + cycle] = step < end ? pricedMicros(machine, times, catalogue.tierPrice[step] ?? 0) : 0;
    if (Number.isNaN(milliW)) amounts[at + cycle] = milliW;
  }
}

/** Measure times measure times price: kW and days. */
export function productRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, values, amounts } = machine;
  const price = catalogue.b[row] ?? 0;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const quantity = values[(catalogue.a[row] ?? 0) * count + cycle] ?? 0;
    const times = values[(catalogue.d[row] ?? 0) * count + cycle] ?? 0;
    amounts[at + cycle] = pricedMicros(machine, quantity * times, price);
  }
}

/** Days of an amount a year. */
export function yearlyRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, values, amounts, step } = machine;
  const price = catalogue.b[row] ?? 0;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const days = values[(catalogue.a[row] ?? 0) * count + cycle] ?? 0;
    const sure = roundSurely((days * (catalogue.prices[price] ?? 0)) / DAYS_A_YEAR, step);
    amounts[at + cycle] = Number.isNaN(sure)
      ? roundExactly(new Exact(catalogue.priceTexts[price] ?? '0').times(days).div(DAYS_A_YEAR), step)
      : sure;
  }
}

/** Micros as they were measured: a price series rounds where its energy is counted. */
export function microsRow({ catalogue, count, values, amounts }: Machine, row: number, at: number): void {
  const from = (catalogue.a[row] ?? 0) * count;
  for (let cycle = 0; cycle < count; cycle += 1) amounts[at + cycle] = values[from + cycle] ?? 0;
}
