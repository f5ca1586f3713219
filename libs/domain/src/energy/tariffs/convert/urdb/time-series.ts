import { z } from 'zod';
import { localSeconds } from '#domain/shared/zone';
import { ARRAY_YEAR } from '#domain/energy/tariffs/array-load';
import type { PriceSeries } from '#domain/energy/tariffs/model/price';
import { decimalOf } from './figures.js';
import type { UrdbRate } from './rate.js';

const YEAR_S = 365 * 86_400;
const HOURS_A_YEAR = 8760;
const MAX_PRICES = 526_000;

const Prices = z.array(z.number()).min(HOURS_A_YEAR).max(MAX_PRICES);

/** Which way energy goes: a price for each step of the year takes the place of the table's prices. */
export type SeriesSide = 'buy' | 'sell';

/**
 * The price of each step of the calendar of bare arrays, as utilityrate5 takes it (`ur_ts_buy_rate`);
 * undefined when there is none. What a home is paid is negative.
 */
export function seriesOf(rate: UrdbRate, side: SeriesSide): PriceSeries | undefined {
  const prices = Prices.safeParse(rate[`ur_ts_${side}_rate`]);
  if (!prices.success || Number(rate[`ur_en_ts_${side}_rate`] ?? 1) === 0) return undefined;
  const start = localSeconds(ARRAY_YEAR, 1, 1);
  const stepS = YEAR_S / prices.data.length;
  const sign = side === 'sell' ? -1 : 1;
  return {
    type: 'series',
    starts: prices.data.map((_, at) => Math.round(start + at * stepS)),
    end: start + YEAR_S,
    prices: prices.data.map((price) => decimalOf(price * sign)),
  };
}
