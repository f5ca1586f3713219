import { DomainError } from '#domain/shared/domain-error';
import { Exact, roundToMicros } from '../exact.js';
import type { PriceOverTime } from '../ladder.js';
import type { Rounding } from '../model/rounding.js';
import type { LocalTime } from './clock.js';
import type { Piece } from './pieces.js';

const MILLI_PER_KWH = 1_000_000;

/** How amounts are made: with tax, and rounded by part of a cycle where a rule says so. */
export interface CostRule {
  readonly taxFactor: Exact;
  readonly rounding?: Rounding;
  readonly roundedEach?: 'interval' | 'day' | undefined;
}

/** Adds up energy at prices that change with time, exactly, or in parts that are rounded each. */
export class SeriesCost {
  /** `[cycle]` whole mWh. */
  readonly milliWh: number[];
  /** `[cycle]` currency. */
  private readonly costs: Exact[];
  private at = 0;
  private open: { readonly cycle: number; readonly key: number; amount: Exact } | undefined;

  constructor(
    private readonly price: PriceOverTime,
    private readonly rule: CostRule,
    cycles: number,
  ) {
    this.milliWh = Array.from({ length: cycles }, () => 0);
    this.costs = Array.from({ length: cycles }, () => new Exact(0));
  }

  /** `[cycle]` currency of all that was added; not rounded as a whole. */
  get cost(): readonly Exact[] {
    this.close();
    return this.costs;
  }

  /** Pieces come in the order of time. Throws `tariffs.price-series-short` where there is no price. */
  add(piece: Piece, { day }: LocalTime, milliWh: number): void {
    const { cycle, interval, from } = piece;
    const cost = new Exact(this.priceAt(from)).times(this.rule.taxFactor).times(milliWh).div(MILLI_PER_KWH);
    this.milliWh[cycle] = (this.milliWh[cycle] ?? 0) + milliWh;
    const { roundedEach } = this.rule;
    if (roundedEach === undefined) {
      this.put(cycle, cost);
      return;
    }
    const key = roundedEach === 'day' ? day.dayNumber : interval;
    if (this.open?.cycle !== cycle || this.open.key !== key) {
      this.close();
      this.open = { cycle, key, amount: new Exact(0) };
    }
    this.open.amount = this.open.amount.plus(cost);
  }

  private priceAt(utcS: number): string {
    if (this.price.type === 'constant') return this.price.price;
    const { starts, prices, end } = this.price;
    while (this.at + 1 < starts.length && (starts[this.at + 1] ?? 0) <= utcS) this.at += 1;
    const price = prices[this.at];
    if (price === undefined || utcS < (starts[this.at] ?? 0) || utcS >= end)
      throw new DomainError(
        'tariffs.price-series-short',
        `There is no price for ${new Date(utcS * 1000).toISOString()}; give a price series that covers all usage.`,
      );
    return price;
  }

  /** Rounds the part at hand. */
  private close(): void {
    const { open, rule } = this;
    this.open = undefined;
    if (open === undefined || rule.rounding === undefined) return;
    this.put(open.cycle, new Exact(roundToMicros(open.amount, rule.rounding)).div(MILLI_PER_KWH));
  }

  private put(cycle: number, cost: Exact): void {
    this.costs[cycle] = (this.costs[cycle] ?? new Exact(0)).plus(cost);
  }
}
