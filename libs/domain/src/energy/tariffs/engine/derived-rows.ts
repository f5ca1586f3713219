import { completesYear } from '../calendar/true-up.js';
import { exactProduct, roundExactly, roundSurely, roundWhole } from './fast-rounding.js';
import { withinBounds } from '../model/percent-bounds.js';
import { settled } from './export-run.js';
import { pricedMicros } from './machine.js';
import type { Machine } from './machine.js';

/** An amount in the cycles whose energy lies in a range. */
export function conditionRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, values, amounts } = machine;
  const bounds = catalogue.c[row] ?? 0;
  const from = catalogue.bounds[bounds] ?? 0;
  const upTo = catalogue.bounds[bounds + 1] ?? 0;
  const amount = pricedMicros(machine, 1, catalogue.b[row] ?? 0);
  for (let cycle = 0; cycle < count; cycle += 1) {
    const milliWh = values[(catalogue.a[row] ?? 0) * count + cycle] ?? 0;
    const inRange = milliWh >= from && milliWh <= upTo;
    amounts[at + cycle] = inRange && values[(catalogue.d[row] ?? 0) * count + cycle] !== 0 ? amount : 0;
  }
}

/** A percentage of the selected rows. */
export function percentRow(machine: Machine, row: number, at: number): void {
  const { b, c, bounds } = machine.catalogue;
  const price = b[row] ?? 0;
  const bound = c[row] ?? -1;
  for (let cycle = 0; cycle < machine.count; cycle += 1) {
    const micros = inForce(machine, row, cycle)
      ? pricedMicros(machine, reached(machine, row, cycle), price)
      : 0;
    machine.amounts[at + cycle] =
      bound < 0
        ? micros
        : withinBounds(micros, { leastMicros: bounds[bound] ?? 0, mostMicros: bounds[bound + 1] ?? 0 });
  }
}

/** What the selected rows lack to an amount, once or for each day. */
export function minimumRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, values, amounts } = machine;
  const days = catalogue.c[row] ?? -1;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const times = days < 0 ? 1 : (values[days * count + cycle] ?? 0);
    amounts[at + cycle] = inForce(machine, row, cycle)
      ? missing(machine, row, times, notEarned(reached(machine, row, cycle)))
      : 0;
  }
}

/** The same over a year of cycles, due in its last. */
export function yearMinimumRow(machine: Machine, row: number, at: number): void {
  const origin = machine.cycles[0]?.start ?? '1970-01-01';
  let year = 0;
  machine.cycles.forEach((cycle, index) => {
    machine.amounts[at + index] = 0;
    if (!inForce(machine, row, index)) return;
    year += notEarned(reached(machine, row, index));
    if (!completesYear(cycle, origin)) return;
    machine.amounts[at + index] = missing(machine, row, 1, year);
    year = 0;
  });
}

/** Export credit that moves into or out of the bills; keeps what true-up pays out. */
export function settleRow(machine: Machine, row: number, at: number): void {
  const { catalogue, count, amounts, cycles, totals } = machine;
  const plan = catalogue.exports[catalogue.d[row] ?? 0];
  if (plan === undefined) return;
  const sums = (rows: readonly number[]): number[] =>
    cycles.map((_, cycle) => rows.reduce((sum, each) => sum + (amounts[each * count + cycle] ?? 0), 0));
  const { carried, paid } = settled(plan, { cycles, totals }, sums(plan.energyRows), sums(plan.exportRows));
  amounts.set(carried, at);
  machine.paid = paid;
}

/** What true-up pays out. */
export function paidRow({ count, amounts, paid }: Machine, at: number): void {
  for (let cycle = 0; cycle < count; cycle += 1) amounts[at + cycle] = 0 - (paid[cycle] ?? 0);
}

/** What the plan's other rows lack to a whole step of the bill. */
export function roundBillRow(machine: Machine, row: number, at: number): void {
  for (let cycle = 0; cycle < machine.count; cycle += 1) {
    const sum = reached(machine, row, cycle);
    machine.amounts[at + cycle] = roundWhole(sum, machine.step) - sum;
  }
}

/** Sum of the selected rows of the plan in one cycle. */
function reached({ catalogue: { lists, d }, amounts, count }: Machine, row: number, cycle: number): number {
  const list = d[row] ?? 0;
  const last = list + (lists[list] ?? 0);
  let sum = 0;
  for (let at = list + 1; at <= last; at += 1) sum += amounts[(lists[at] ?? 0) * count + cycle] ?? 0;
  return sum;
}

/** Lines that earn money count as nothing towards a minimum; what cannot be told stays so. */
function notEarned(micros: number): number {
  return micros < 0 ? 0 : micros;
}

function inForce({ catalogue, values, count }: Machine, row: number, cycle: number): boolean {
  return values[(catalogue.a[row] ?? 0) * count + cycle] !== 0;
}

/** What is missing to an amount, rounded; 0 when nothing is. */
function missing({ catalogue, step }: Machine, row: number, times: number, sum: number): number {
  const price = catalogue.b[row] ?? 0;
  const micros = (catalogue.prices[price] ?? 0) * times - sum;
  if (micros <= -1) return 0;
  const sure = roundSurely(micros, step);
  if (!Number.isNaN(sure) || Number.isNaN(micros)) return Math.max(sure, 0);
  const exact = exactProduct(times, catalogue.priceTexts[price] ?? '0').minus(sum);
  return Math.max(roundExactly(exact, step), 0);
}
