import { DomainError } from '#domain/shared/domain-error';
import { Exact } from '../exact.js';
import type { PriceSeries } from '../model/price.js';
import type { Piece } from './pieces.js';

const MILLI_PER_KWH = 1_000_000;

/** Adds up energy at prices that change with time, exactly. */
export class SeriesCost {
  /** `[cycle]` whole mWh. */
  readonly milliWh: number[];
  /** `[cycle]` currency, not yet rounded. */
  readonly cost: Exact[];
  private at = 0;

  constructor(
    private readonly series: PriceSeries,
    private readonly taxFactor: Exact,
    cycles: number,
  ) {
    this.milliWh = Array.from({ length: cycles }, () => 0);
    this.cost = Array.from({ length: cycles }, () => new Exact(0));
  }

  /** Pieces come in the order of time. Throws `tariffs.price-series-short` where there is no price. */
  add({ cycle, from }: Piece, milliWh: number): void {
    const { starts, prices, end } = this.series;
    while (this.at + 1 < starts.length && (starts[this.at + 1] ?? 0) <= from) this.at += 1;
    const price = prices[this.at];
    if (price === undefined || from < (starts[this.at] ?? 0) || from >= end)
      throw new DomainError(
        'tariffs.price-series-short',
        `There is no price for ${new Date(from * 1000).toISOString()}; give a price series that covers all usage.`,
      );
    const cost = new Exact(price).times(this.taxFactor).times(milliWh).div(MILLI_PER_KWH);
    this.milliWh[cycle] = (this.milliWh[cycle] ?? 0) + milliWh;
    this.cost[cycle] = (this.cost[cycle] ?? new Exact(0)).plus(cost);
  }
}
