import type { GreenButtonFeed } from './feed.js';
import { QUALITY_CODES } from '#domain/energy/usage/readings/reading';

const DAY_S = 86_400;
/** What a home uses a day, in Wh. */
const USUAL_WH_A_DAY = { from: 500, to: 200_000 } as const;
/** Parts of a unit, in 1e-20 kWh, that make one mWh. */
const REST_A_UNIT = 1e14;
/** A meter that counts kWh in decimals seldom stands on a whole one. */
const MOSTLY_DECIMALS = 0.5;

/** Power of ten from the values of a feed without a type to mWh: milli-Wh, Wh or kWh. */
export type AssumedExponent = 0 | 3 | 6;

/**
 * What the values of a feed without any ReadingType count: Wh (3), milli-Wh as PG&E writes (0), or, where
 * most have decimals, which no count of Wh has, kWh as Duke does (6); whichever gives a home's usual day.
 * Undefined when none does.
 */
export function assumedExponent(feed: GreenButtonFeed): AssumedExponent | undefined {
  const columns = feed.readings.columns();
  let units = 0;
  let seconds = 0;
  let values = 0;
  let decimals = 0;
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] === QUALITY_CODES.missing) continue;
    const rest = columns.restE20Kwh?.[at] ?? 0;
    units += (columns.energyMilliWh[at] ?? 0) + rest / REST_A_UNIT;
    values += 1;
    if (rest !== 0) decimals += 1;
    seconds += columns.durationS[at] ?? 0;
  }
  if (seconds === 0) return undefined;
  const aDay = (units * DAY_S) / seconds;
  if (isUsual(aDay)) return 3;
  if (decimals > values * MOSTLY_DECIMALS && isUsual(aDay * 1000)) return 6;
  return isUsual(aDay / 1000) ? 0 : undefined;
}

function isUsual(wattHours: number): boolean {
  return wattHours >= USUAL_WH_A_DAY.from && wattHours <= USUAL_WH_A_DAY.to;
}
