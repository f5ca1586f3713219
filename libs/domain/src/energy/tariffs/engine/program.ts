import type { DomainError } from '#domain/shared/domain-error';
import type { PerKwhCharge } from '../model/charge.js';
import type { Step } from './fast-rounding.js';
import type { Measure } from '../reduction/measure.js';
import type { PricingOptions } from '../model/pricing-options.js';
import type { Rounding } from '../model/rounding.js';
import type { ExportRule, Tariff } from '../model/tariff.js';

/** What one row of a program does. Rows stand in bill order. */
export const OP = {
  /** Measure `a` times price `b`; only with a measure of this plan's own, else it is shared. */
  line: 0,
  /** Blocks of a cycle: own energy `a`, tiers from `b`, `c` of them, pool's energies in list `d`. */
  ladder: 1,
  /** Demand blocks: peak `a`, tiers from `b`, `c` of them, days measure `d` or -1. */
  demandLadder: 2,
  /** Measure `a` times measure `d` times price `b` (kW and day). */
  product: 3,
  /** Amount `b` when measure `d` is 1 and measure `a` lies between bounds `c` and `c + 1`. */
  condition: 4,
  /** Percent `b` of the rows in list `d`, when measure `a` is 1; its size between bounds `c` and `c + 1`, unless -1. */
  percent: 5,
  /** Top-up of the rows in list `d` to amount `b` times `c` (measure, -1 = once), when measure `a` is 1. */
  minimum: 6,
  /** As minimum, over a year of cycles; amount `b`, list `d`, in force `a`. */
  yearMinimum: 7,
  /** Days `a` of amount `b` a year. */
  yearly: 8,
  /** Micros, already rounded. */
  micros: 9,
  /** Moves export credit in or out; net metering number `d`. */
  settle: 10,
  /** Credit that true-up pays out; net metering number `d`. */
  paid: 11,
  /** Line number `a` of those that plans share. */
  shared: 12,
  /** What the rows in list `d` lack to a whole step of the bill. */
  roundBill: 13,
  /** Measure `d` times the amount of the step, of tiers from `b`, `c` of them, in which peak `a` lies. */
  steps: 14,
  /** Sum number `a` of shared lines; goes to the bill alone, since no other row asks about it. */
  sharedSum: 15,
} as const;

/** How bounds of a ladder's tiers are scaled, by position. */
export const BOUND_UNITS = ['absolute', 'per-day', 'per-kw', 'per-kw-day'] as const;

/** Exports of one plan: which rows earn and spend, and which measures are netted first. */
export interface ExportPlan {
  readonly rule: ExportRule;
  /** How a pay-out is rounded. */
  readonly rounding: Rounding;
  /** Rows, within the plan, of energy charges and of export charges. */
  readonly energyRows: readonly number[];
  readonly exportRows: readonly number[];
  /** Import charges whose exports are taken off; empty unless the rule nets. */
  readonly netted: readonly NettedMeasure[];
}

/** A plan as the reference path takes it. */
export interface ReferencePlan {
  readonly tariff: Tariff;
  readonly options: PricingOptions;
}

/** One import charge under net metering. Measures are of the catalogue; slots are of the scratch. */
export interface NettedMeasure {
  readonly importMeasure: number;
  readonly exportMeasure: number;
  /** Measure numbers, beyond the catalogue's own, under which rows read net use and surplus. */
  readonly useMeasure: number;
  readonly surplusMeasure: number;
  readonly charge: PerKwhCharge;
}

/** Equal lines of all plans: a market of thousands of plans has far fewer different ones. */
export interface SharedLines {
  readonly measure: Int32Array;
  readonly price: Int32Array;
  readonly steps: readonly Step[];
  /** Numbers of the lines of each sum, for lines that the same plans have. */
  readonly sums: readonly (readonly number[])[];
}

/**
 * Any number of tariffs as flat arrays: rows of numbers over measures of a home that many plans share.
 * Holds no home; price it with `priceMeasured`.
 */
export interface CompiledCatalogue {
  readonly plans: number;
  /** Rows of plan i are `rowAt[i]` to `rowAt[i + 1]`. */
  readonly rowAt: Int32Array;
  readonly op: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly d: Int32Array;
  /** Measure of the days for which a ladder's bounds hold, by row; -1 = all of a cycle. */
  readonly held: Int32Array;
  /** Ladder code of bounds, by row. */
  readonly boundUnit: Uint8Array;
  /** Lists, each preceded by its length. */
  readonly lists: Int32Array;
  /** Bounds of tiers and conditions (whole mWh or mW, or hours), and the price of each tier. */
  readonly bounds: Float64Array;
  readonly tierPrice: Int32Array;
  /** Micros for each unit of a measure; `priceTexts` has the same numbers exactly. */
  readonly prices: Float64Array;
  readonly priceTexts: readonly string[];
  /** The same numbers as whole ones over a power of ten: `wholePrices[i] / priceScales[i]`. */
  readonly wholePrices: Float64Array;
  readonly priceScales: Float64Array;
  /** Lines that occur in several plans or in one, each once: measure times price, rounded by a step. */
  readonly lines: SharedLines;
  /** Every rounding rule there is, and by row the position of its own. */
  readonly steps: readonly Step[];
  readonly stepOf: Uint8Array;
  readonly measures: readonly Measure[];
  readonly exports: readonly ExportPlan[];
  /** Position in `exports` of each plan that keeps export credit, else -1. */
  readonly exportOf: Int32Array;
  /** The most measures that net metering of any plan adds. */
  readonly scratchMeasures: number;
  /** The most rows of any plan. */
  readonly mostRows: number;
  /** Plans that only the reference path can price. */
  readonly byReference: ReadonlyMap<number, ReferencePlan>;
  /** Plans that cannot be priced at all, and why. */
  readonly failures: ReadonlyMap<number, DomainError>;
}
