import type { GreenButtonFeed } from './feed.js';
import { QUALITY_CODES } from '#domain/energy/usage/readings/reading';

const DAY_S = 86_400;
/** What a home uses a day, in Wh. */
const USUAL_WH_A_DAY = { from: 500, to: 200_000 } as const;

/**
 * Power of ten from the values of a feed without any ReadingType to mWh: Wh (3) or, as PG&E writes,
 * milli-Wh (0), whichever gives a home's usual day. Undefined when neither does.
 */
export function assumedExponent(feed: GreenButtonFeed): 0 | 3 | undefined {
  const columns = feed.readings.columns();
  let units = 0;
  let seconds = 0;
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] === QUALITY_CODES.missing) continue;
    units += columns.energyMilliWh[at] ?? 0;
    seconds += columns.durationS[at] ?? 0;
  }
  if (seconds === 0) return undefined;
  const aDay = (units * DAY_S) / seconds;
  if (isUsual(aDay)) return 3;
  return isUsual(aDay / 1000) ? 0 : undefined;
}

function isUsual(wattHours: number): boolean {
  return wattHours >= USUAL_WH_A_DAY.from && wattHours <= USUAL_WH_A_DAY.to;
}
