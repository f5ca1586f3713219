import { DomainError } from '#domain/shared/domain-error';
import type { Exact } from '../exact.js';
import type { Measure } from '../reduction/measure.js';
import type { Rounding } from '../model/rounding.js';
import { stepOf } from './fast-rounding.js';
import type { Step } from './fast-rounding.js';
import { sumLines } from './line-sums.js';
import { OP } from './program.js';
import type { CompiledCatalogue, ExportPlan, ReferencePlan } from './program.js';

/** One row before it is laid flat; what is left out is 0. */
export interface Row {
  readonly op: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly d?: number;
  readonly boundUnit?: number;
  readonly held?: number;
  /** Of the charge, where it is not the plan's. */
  readonly rounding?: Rounding;
  /** Position of that rule among all of the catalogue. */
  readonly step?: number;
}

const MOST_STEPS = 256;
/** Scratch measures are written as -2, -3, ... until the number of measures is known. */
const FIRST_SCRATCH = -2;

/** Gathers plans into flat arrays; equal measures and prices are kept once. */
export class CatalogueBuilder {
  private readonly plans: (readonly Row[])[] = [];
  private readonly lists: number[] = [];
  private readonly bounds: number[] = [];
  private readonly tierPrice: number[] = [];
  private readonly measures: Measure[] = [];
  private readonly measureIds = new Map<string, number>();
  private readonly priceTexts: string[] = [];
  private readonly priceIds = new Map<string, number>();
  private readonly steps: Step[] = [];
  private readonly stepIds = new Map<string, number>();
  private readonly exports: ExportPlan[] = [];
  private readonly failures = new Map<number, DomainError>();
  private readonly referencePlans = new Map<number, ReferencePlan>();
  private readonly lineRows: { readonly a: number; readonly b: number; readonly step: number }[] = [];
  private readonly lineIds = new Map<string, number>();
  private readonly exportOf: number[] = [];
  private openExport = -1;
  private scratch = 0;

  /** Number of a measure; `key` says all that makes it differ from others. */
  measure(measure: Measure, key: string = JSON.stringify(measure)): number {
    const known = this.measureIds.get(key);
    if (known !== undefined) return known;
    this.measures.push(measure);
    this.measureIds.set(key, this.measures.length - 1);
    return this.measures.length - 1;
  }

  /** Number of a measure that only this plan's net metering fills. */
  scratchMeasure(at: number): number {
    this.scratch = Math.max(this.scratch, at + 1);
    return FIRST_SCRATCH - at;
  }

  /** Number of a price: micros for one unit of a measure, exactly. */
  price(micros: Exact): number {
    const text = micros.toFixed();
    const known = this.priceIds.get(text);
    if (known !== undefined) return known;
    this.priceTexts.push(text);
    this.priceIds.set(text, this.priceTexts.length - 1);
    return this.priceTexts.length - 1;
  }

  list(values: readonly number[]): number {
    this.lists.push(values.length, ...values);
    return this.lists.length - values.length - 1;
  }

  /** Position of the first of some tiers. */
  tiers(tiers: readonly { readonly bound: number; readonly price: number }[]): number {
    const at = this.bounds.length;
    for (const { bound, price } of tiers) {
      this.bounds.push(bound);
      this.tierPrice.push(price);
    }
    return at;
  }

  exportPlan(plan: ExportPlan): number {
    this.exports.push(plan);
    this.openExport = this.exports.length - 1;
    return this.openExport;
  }

  /** Closes a plan. */
  plan(rows: readonly Row[], rounding: Rounding): void {
    this.close(rows.map((row) => this.shared({ ...row, step: this.step(row.rounding ?? rounding) })));
  }

  /** Closes a plan that only the reference path can price. */
  byReference(plan: ReferencePlan): void {
    this.referencePlans.set(this.plans.length, plan);
    this.close([]);
  }

  /** Closes a plan that cannot be priced. */
  failed(error: DomainError): void {
    this.failures.set(this.plans.length, error);
    this.close([]);
  }

  catalogue(): CompiledCatalogue {
    const own = this.measures.length;
    const resolved = (id: number): number => (id <= FIRST_SCRATCH ? own + (FIRST_SCRATCH - id) : id);
    const { plans, sums } = sumLines(this.plans);
    const rows: readonly Row[] = plans.flat();
    const column = (pick: (row: Row) => number | undefined): Int32Array =>
      Int32Array.from(rows, (row) => pick(row) ?? 0);
    const rowAt = new Int32Array(plans.length + 1);
    plans.forEach(({ length }, plan) => (rowAt[plan + 1] = (rowAt[plan] ?? 0) + length));
    return {
      plans: plans.length,
      rowAt,
      op: Uint8Array.from(rows, ({ op }) => op),
      a: column(({ a }) => resolved(a ?? 0)),
      b: column(({ b }) => b),
      c: column(({ c }) => c),
      d: column(({ d }) => d),
      held: Int32Array.from(rows, ({ held }) => held ?? -1),
      boundUnit: Uint8Array.from(rows, ({ boundUnit }) => boundUnit ?? 0),
      lists: Int32Array.from(this.lists, resolved),
      bounds: Float64Array.from(this.bounds),
      tierPrice: Int32Array.from(this.tierPrice),
      prices: Float64Array.from(this.priceTexts, Number),
      priceTexts: this.priceTexts,
      wholePrices: Float64Array.from(this.priceTexts, (text) => Number(text.replace('.', ''))),
      priceScales: Float64Array.from(this.priceTexts, (text) => 10 ** (text.split('.')[1]?.length ?? 0)),
      steps: this.steps,
      stepOf: Uint8Array.from(rows, ({ step }) => step ?? 0),
      lines: {
        measure: Int32Array.from(this.lineRows, ({ a }) => a),
        price: Int32Array.from(this.lineRows, ({ b }) => b),
        steps: this.lineRows.flatMap(({ step }) => this.steps[step] ?? []),
        sums,
      },
      measures: this.measures,
      exports: this.exports.map((plan) => ({
        ...plan,
        netted: plan.netted.map((each) => ({
          ...each,
          useMeasure: resolved(each.useMeasure),
          surplusMeasure: resolved(each.surplusMeasure),
        })),
      })),
      exportOf: Int32Array.from(this.exportOf),
      scratchMeasures: this.scratch,
      mostRows: plans.reduce((most, { length }) => Math.max(most, length), 0),
      byReference: this.referencePlans,
      failures: this.failures,
    };
  }

  /** A line of measures that all plans have is kept once for all that have it. */
  private shared(row: Row): Row {
    const { op, a = 0, b = 0, step = 0 } = row;
    if (op !== OP.line || a < 0) return row;
    const key = `${a} ${b} ${step}`;
    let line = this.lineIds.get(key);
    if (line === undefined) {
      line = this.lineRows.push({ a, b, step }) - 1;
      this.lineIds.set(key, line);
    }
    return { op: OP.shared, a: line, step };
  }

  private step(rounding: Rounding): number {
    const key = `${rounding.decimals} ${rounding.step ?? 1} ${rounding.mode}`;
    const known = this.stepIds.get(key) ?? this.steps.push(stepOf(rounding)) - 1;
    if (known >= MOST_STEPS)
      throw new DomainError(
        'tariffs.rounding-rules',
        `A catalogue can hold ${MOST_STEPS} different rules of rounding; this is one more.`,
      );
    this.stepIds.set(key, known);
    return known;
  }

  private close(rows: readonly Row[]): void {
    this.plans.push(rows);
    this.exportOf.push(this.openExport);
    this.openExport = -1;
  }
}
