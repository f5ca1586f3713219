import type { Energy } from '#domain/shared/units';
import { addEnergy } from '#domain/shared/units';
import type { NumberColumn } from './number-column.js';
import type { ReadingColumns } from './reading.js';
import { QUALITY_CODES } from './reading.js';

const REST_PER_MILLI_WH = 100_000_000_000_000;

/** The exact energy of all readings that have a value (below nine billion kWh). Print it with `kwhText`. */
export function totalEnergy(columns: ReadingColumns): Energy {
  let milliWh = 0;
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] !== QUALITY_CODES.missing) milliWh += columns.energyMilliWh[at] ?? 0;
  }
  const whole = { milliWh, restE20Kwh: 0 };
  return columns.restE20Kwh === undefined ? whole : addEnergy(whole, restEnergy(columns, columns.restE20Kwh));
}

function restEnergy(columns: ReadingColumns, rests: NumberColumn): Energy {
  let milliWh = 0;
  let rest = 0;
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] === QUALITY_CODES.missing) continue;
    rest += rests[at] ?? 0;
    if (Math.abs(rest) >= REST_PER_MILLI_WH) {
      const carry = Math.sign(rest);
      rest -= carry * REST_PER_MILLI_WH;
      milliWh += carry;
    }
  }
  return addEnergy({ milliWh, restE20Kwh: 0 }, { milliWh: 0, restE20Kwh: rest });
}
