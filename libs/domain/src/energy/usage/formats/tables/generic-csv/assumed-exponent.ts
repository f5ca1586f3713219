import { DomainError } from '#domain/shared/domain-error';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { ReadingSink } from '#domain/energy/usage/formats/format';

const DAY_S = 86_400;
const MILLI_WH = 1_000_000;
const USUAL_KWH_A_DAY = { from: 0.5, to: 200 } as const;

/**
 * No unit anywhere: the one of kWh and Wh that gives a home's usual day, said aloud. Values are held
 * as if they were kWh; the answer is the power of ten that sets them right. Throws `usage.unit-unknown`.
 */
export function assumedExponent(all: readonly GrowingColumns[], sink: ReadingSink): 0 | -3 {
  // One table writes all its columns alike: the one that counts most tells.
  const aDay = Math.max(0, ...all.map(kwhADay));
  if (isUsual(aDay) || aDay === 0) {
    sink.warn(
      'usage.unit-assumed',
      'The file names no unit; kWh was assumed, which gives a usual amount a day. Check it.',
    );
    return 0;
  }
  if (isUsual(aDay / 1000)) {
    sink.warn(
      'usage.unit-assumed',
      'The file names no unit; Wh was assumed, for kWh would be far too much a day. Check it.',
    );
    return -3;
  }
  throw new DomainError(
    'usage.unit-unknown',
    'The file names no unit, and neither kWh nor Wh gives an amount a home would use. Name the unit in the header, like "Usage (kWh)".',
  );
}

function isUsual(kwh: number): boolean {
  return kwh >= USUAL_KWH_A_DAY.from && kwh <= USUAL_KWH_A_DAY.to;
}

/** Mean energy a day over the intervals that are known, in kWh of what the columns hold. */
export function kwhADay(held: GrowingColumns): number {
  let milliWh = 0;
  let seconds = 0;
  for (let at = 0; at < held.length; at += 1) {
    if (held.isMissing(at)) continue;
    const energy = held.energyAt(at);
    milliWh += Math.abs(energy.milliWh) + Math.abs(energy.restE20Kwh) / 1e14;
    seconds += held.durationS.at(at);
  }
  return seconds === 0 ? 0 : ((milliWh / MILLI_WH) * DAY_S) / seconds;
}
