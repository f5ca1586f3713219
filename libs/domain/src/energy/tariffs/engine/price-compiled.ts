import { DomainError } from '#domain/shared/domain-error';
import { Exact } from '../exact.js';
import type { Reduction } from '../reduction/reduce.js';
import { sharedRound } from '../reduction/rounding.js';
import { completesYear } from '../true-up.js';
import { exactProduct, roundExactly, roundSurely } from './fast-rounding.js';
import type { Step } from './fast-rounding.js';
import { netOf, settled } from './export-run.js';
import { OP } from './program.js';
import type { CompiledCatalogue } from './program.js';

const DAYS_A_YEAR = 365;

/** Bills of every plan for one home. */
export interface PricedCatalogue {
  /** Whole micros, `plan * cycles + cycle`; NaN for a plan among the failures. */
  readonly cycleMicros: Float64Array;
  /** Whole micros of all cycles, by plan; NaN for a plan among the failures. */
  readonly totalMicros: Float64Array;
  readonly failures: ReadonlyMap<number, DomainError>;
}

/** Prices a compiled catalogue on a reduced home; equal to the reference path for every plan and cycle. */
export function priceCompiled(catalogue: CompiledCatalogue, reduction: Reduction): PricedCatalogue {
  return priceMeasured(catalogue, reduction, measureHome(catalogue, reduction));
}

/** What a catalogue asks of one home: a number for each measure and cycle. */
export interface MeasuredHome {
  /** `measure * cycles + cycle`, with room for what net metering writes; NaN where it cannot be told. */
  readonly values: Float64Array;
  readonly failures: ReadonlyMap<number, DomainError>;
}

/** Measures a home once for all plans of a catalogue. */
export function measureHome(catalogue: CompiledCatalogue, reduction: Reduction): MeasuredHome {
  const cycles = reduction.cycles.length;
  const values = new Float64Array((catalogue.measures.length + catalogue.scratchMeasures) * cycles);
  const failures = new Map<number, DomainError>();
  catalogue.measures.forEach((measure, at) => {
    try {
      const measured = reduction.measure(measure);
      for (let cycle = 0; cycle < cycles; cycle += 1) values[at * cycles + cycle] = measured[cycle] ?? 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failures.set(at, error);
      values.fill(Number.NaN, at * cycles, (at + 1) * cycles);
    }
  });
  return { values, failures };
}

/** Prices a compiled catalogue on a measured home. */
export function priceMeasured(
  catalogue: CompiledCatalogue,
  reduction: Reduction,
  home: MeasuredHome,
): PricedCatalogue {
  const run = new Run(catalogue, reduction, home.values);
  const cycles = reduction.cycles.length;
  const cycleMicros = new Float64Array(catalogue.plans * cycles);
  const totalMicros = new Float64Array(catalogue.plans);
  const failures = new Map(catalogue.failures);
  for (let plan = 0; plan < catalogue.plans; plan += 1) {
    const bills = cycleMicros.subarray(plan * cycles, (plan + 1) * cycles);
    run.plan(plan, bills);
    let total = 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) total += bills[cycle] ?? 0;
    if (Number.isNaN(total) && !failures.has(plan))
      failures.set(plan, failureOf(catalogue, plan, home.failures));
    if (failures.has(plan)) {
      bills.fill(Number.NaN);
      total = Number.NaN;
    }
    totalMicros[plan] = total;
  }
  return { cycleMicros, totalMicros, failures };
}

function failureOf(
  { rowAt, a }: CompiledCatalogue,
  plan: number,
  failures: ReadonlyMap<number, DomainError>,
): DomainError {
  for (let row = rowAt[plan] ?? 0; row < (rowAt[plan + 1] ?? 0); row += 1) {
    const found = failures.get(a[row] ?? -1);
    if (found !== undefined) return found;
  }
  return new DomainError('tariffs.not-priced', 'The plan could not be priced on this home.');
}

/** The machine: rows of one plan after the other, each over all cycles. */
class Run {
  private readonly cycles: number;
  /** Amounts of the plan at hand, `row * cycles + cycle`. */
  private readonly amounts: Float64Array;
  private readonly days: Float64Array;
  private step: Step = { micros: 1, evenHalves: false };
  private stepMicros = 1;
  private paid: ArrayLike<number> = [];

  constructor(
    private readonly catalogue: CompiledCatalogue,
    private readonly home: Reduction,
    private readonly values: Float64Array,
  ) {
    this.cycles = home.cycles.length;
    this.amounts = new Float64Array(catalogue.mostRows * this.cycles);
    this.days = Float64Array.from(home.cycles, ({ days }) => days);
  }

  plan(plan: number, bills: Float64Array): void {
    const { rowAt, op, stepMicros, evenHalves } = this.catalogue;
    const first = rowAt[plan] ?? 0;
    const end = rowAt[plan + 1] ?? 0;
    this.stepMicros = stepMicros[plan] ?? 1;
    this.step = { micros: this.stepMicros, evenHalves: evenHalves[plan] === 1 };
    this.paid = [];
    this.net(first, end);
    for (let row = first; row < end; row += 1) {
      const at = (row - first) * this.cycles;
      this.row(op[row] ?? 0, row, at);
      for (let cycle = 0; cycle < this.cycles; cycle += 1)
        bills[cycle] = (bills[cycle] ?? 0) + (this.amounts[at + cycle] ?? 0);
    }
  }

  private row(op: number, row: number, at: number): void {
    switch (op) {
      case OP.line:
        return this.line(row, at);
      case OP.ladder:
        return this.ladder(row, at);
      case OP.demandLadder:
        return this.demandLadder(row, at);
      case OP.product:
        return this.product(row, at);
      case OP.condition:
        return this.condition(row, at);
      case OP.percent:
        return this.percent(row, at);
      case OP.minimum:
        return this.minimum(row, at);
      case OP.yearMinimum:
        return this.yearMinimum(row, at);
      case OP.yearly:
        return this.yearly(row, at);
      case OP.micros:
        return this.micros(row, at);
      case OP.settle:
        return this.settle(row, at);
      default:
        for (let cycle = 0; cycle < this.cycles; cycle += 1)
          this.amounts[at + cycle] = 0 - (this.paid[cycle] ?? 0);
    }
  }

  /** Quantity times price, rounded once. */
  private priced(quantity: number, price: number): number {
    const sure = roundSurely(quantity * (this.catalogue.prices[price] ?? 0), this.stepMicros);
    if (sure === sure || quantity !== quantity) return sure;
    return roundExactly(exactProduct(quantity, this.catalogue.priceTexts[price] ?? '0'), this.step);
  }

  private line(row: number, at: number): void {
    const { values, cycles, amounts } = this;
    const from = (this.catalogue.a[row] ?? 0) * cycles;
    const price = this.catalogue.b[row] ?? 0;
    for (let cycle = 0; cycle < cycles; cycle += 1)
      amounts[at + cycle] = this.priced(values[from + cycle] ?? 0, price);
  }

  private ladder(row: number, at: number): void {
    const { catalogue, values, cycles } = this;
    const own = (catalogue.a[row] ?? 0) * cycles;
    const list = catalogue.d[row] ?? 0;
    const members = catalogue.lists[list] ?? 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const milliWh = values[own + cycle] ?? 0;
      let total = 0;
      for (let member = 1; member <= members; member += 1)
        total += values[(catalogue.lists[list + member] ?? 0) * cycles + cycle] ?? 0;
      this.amounts[at + cycle] = milliWh === 0 ? 0 : this.laddered(row, cycle, milliWh, total);
    }
  }

  private laddered(row: number, cycle: number, milliWh: number, total: number): number {
    const { catalogue } = this;
    const first = catalogue.b[row] ?? 0;
    const count = catalogue.c[row] ?? 0;
    let amount = 0;
    let before = 0;
    for (let tier = first; tier < first + count && before < milliWh; tier += 1) {
      const bound = this.bound(row, tier, cycle, this.home.totals.peakMilliW[cycle] ?? 0);
      const upTo = sharedRound(milliWh, Math.min(bound, total), total);
      if (upTo > before) amount += this.priced(upTo - before, catalogue.tierPrice[tier] ?? 0);
      before = Math.max(before, upTo);
    }
    return amount;
  }

  private bound(row: number, tier: number, cycle: number, peakMilliW: number): number {
    const bound = this.catalogue.bounds[tier] ?? 0;
    if (bound === Number.POSITIVE_INFINITY) return bound;
    switch (this.catalogue.boundUnit[row]) {
      case 1:
        return bound * (this.days[cycle] ?? 0);
      case 2:
        return Math.round(bound * peakMilliW);
      case 3:
        return Math.round(bound * peakMilliW) * (this.days[cycle] ?? 0);
      default:
        return bound;
    }
  }

  private demandLadder(row: number, at: number): void {
    const { catalogue, cycles, values } = this;
    const first = catalogue.b[row] ?? 0;
    const count = catalogue.c[row] ?? 0;
    const days = catalogue.d[row] ?? -1;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const milliW = values[(catalogue.a[row] ?? 0) * cycles + cycle] ?? 0;
      const times = days < 0 ? 1 : (values[days * cycles + cycle] ?? 0);
      let amount = 0;
      let below = 0;
      for (let tier = first; tier < first + count; tier += 1) {
        const upTo = Math.min(this.bound(row, tier, cycle, milliW), milliW);
        if (upTo <= below) continue;
        amount += this.priced((upTo - below) * times, catalogue.tierPrice[tier] ?? 0);
        below = upTo;
      }
      this.amounts[at + cycle] = amount;
    }
  }

  private product(row: number, at: number): void {
    const { catalogue, cycles, values } = this;
    const price = catalogue.b[row] ?? 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const quantity = values[(catalogue.a[row] ?? 0) * cycles + cycle] ?? 0;
      const times = values[(catalogue.d[row] ?? 0) * cycles + cycle] ?? 0;
      this.amounts[at + cycle] = this.priced(quantity * times, price);
    }
  }

  private condition(row: number, at: number): void {
    const { catalogue, cycles, values } = this;
    const price = catalogue.b[row] ?? 0;
    const bounds = catalogue.c[row] ?? 0;
    const from = catalogue.bounds[bounds] ?? 0;
    const upTo = catalogue.bounds[bounds + 1] ?? 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const milliWh = values[(catalogue.a[row] ?? 0) * cycles + cycle] ?? 0;
      const applies =
        milliWh >= from && milliWh <= upTo ? (values[(catalogue.d[row] ?? 0) * cycles + cycle] ?? 0) : 0;
      this.amounts[at + cycle] = applies === 0 ? 0 : this.priced(1, price);
    }
  }

  /** Sum of the selected rows of the plan in one cycle. */
  private reached(row: number, cycle: number): number {
    const { lists, d } = this.catalogue;
    const list = d[row] ?? 0;
    const count = lists[list] ?? 0;
    let sum = 0;
    for (let at = 1; at <= count; at += 1)
      sum += this.amounts[(lists[list + at] ?? 0) * this.cycles + cycle] ?? 0;
    return sum;
  }

  private inForce(row: number, cycle: number): boolean {
    return this.values[(this.catalogue.a[row] ?? 0) * this.cycles + cycle] !== 0;
  }

  private percent(row: number, at: number): void {
    const price = this.catalogue.b[row] ?? 0;
    for (let cycle = 0; cycle < this.cycles; cycle += 1)
      this.amounts[at + cycle] = this.inForce(row, cycle) ? this.priced(this.reached(row, cycle), price) : 0;
  }

  /** What is missing to an amount, rounded; 0 when nothing is. */
  private missing(row: number, times: number, reached: number): number {
    const price = this.catalogue.b[row] ?? 0;
    const missing = (this.catalogue.prices[price] ?? 0) * times - reached;
    if (missing <= -1) return 0;
    const sure = roundSurely(missing, this.stepMicros);
    if (sure === sure || reached !== reached) return Math.max(sure, 0);
    const exact = exactProduct(times, this.catalogue.priceTexts[price] ?? '0').minus(reached);
    return Math.max(roundExactly(exact, this.step), 0);
  }

  private minimum(row: number, at: number): void {
    const days = this.catalogue.c[row] ?? -1;
    for (let cycle = 0; cycle < this.cycles; cycle += 1) {
      const times = days < 0 ? 1 : (this.values[days * this.cycles + cycle] ?? 0);
      this.amounts[at + cycle] = this.inForce(row, cycle)
        ? this.missing(row, times, this.reached(row, cycle))
        : 0;
    }
  }

  private yearMinimum(row: number, at: number): void {
    const origin = this.home.cycles[0]?.start ?? '1970-01-01';
    let year = 0;
    this.home.cycles.forEach((cycle, index) => {
      this.amounts[at + index] = 0;
      if (!this.inForce(row, index)) return;
      year += this.reached(row, index);
      if (!completesYear(cycle, origin)) return;
      this.amounts[at + index] = this.missing(row, 1, year);
      year = 0;
    });
  }

  private yearly(row: number, at: number): void {
    const price = this.catalogue.b[row] ?? 0;
    for (let cycle = 0; cycle < this.cycles; cycle += 1) {
      const days = this.values[(this.catalogue.a[row] ?? 0) * this.cycles + cycle] ?? 0;
      const sure = roundSurely((days * (this.catalogue.prices[price] ?? 0)) / DAYS_A_YEAR, this.stepMicros);
      this.amounts[at + cycle] =
        sure === sure
          ? sure
          : roundExactly(
              new Exact(this.catalogue.priceTexts[price] ?? '0').times(days).div(DAYS_A_YEAR),
              this.step,
            );
    }
  }

  private micros(row: number, at: number): void {
    const from = (this.catalogue.a[row] ?? 0) * this.cycles;
    for (let cycle = 0; cycle < this.cycles; cycle += 1)
      this.amounts[at + cycle] = this.values[from + cycle] ?? 0;
  }

  private net(first: number, end: number): void {
    for (let row = first; row < end; row += 1) {
      if (this.catalogue.op[row] !== OP.settle) continue;
      const plan = this.catalogue.exports[this.catalogue.d[row] ?? 0];
      if (plan !== undefined) netOf(plan, this.home.cycles, this.values);
    }
  }

  private settle(row: number, at: number): void {
    const plan = this.catalogue.exports[this.catalogue.d[row] ?? 0];
    if (plan === undefined) return;
    const sums = (rows: readonly number[]): number[] =>
      this.home.cycles.map((_, cycle) =>
        rows.reduce((sum, each) => sum + (this.amounts[each * this.cycles + cycle] ?? 0), 0),
      );
    const { carried, paid } = settled(plan.rule, this.home, sums(plan.energyRows), sums(plan.exportRows));
    this.amounts.set(carried, at);
    this.paid = paid;
  }
}
