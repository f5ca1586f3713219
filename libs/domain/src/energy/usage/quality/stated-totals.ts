import { kwhText, MILLI_WH_EXPONENT, parseEnergy, subtractEnergy } from '#domain/shared/units';
import type { StatedTotal } from '../formats/format.js';
import type { ReadingColumns } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import { totalEnergy } from '../readings/totals.js';
import type { StatedTotalCheck } from './series-report.js';

/** Files round their totals: half a percent or 50 Wh is agreement. */
const TOLERANCE_SHARE = 0.005;
const FILE_TOLERANCE_MILLI_WH = 50_000;
/** Bills are in whole kWh. */
const BILL_TOLERANCE_MILLI_WH = 500_000;

/**
 * What the file says it totals against its rows: the first total that disagrees, else the first
 * that agrees; nothing where none can be judged, since readings of its period are missing.
 */
export function statedTotal(
  stated: readonly StatedTotal[],
  columns: ReadingColumns,
  localDate: (utcS: number) => string,
): { readonly statedTotal?: StatedTotalCheck } {
  const checks = stated.flatMap((total): readonly StatedTotalCheck[] => {
    const { period } = total;
    if (period === undefined) return [compare(total, columns, FILE_TOLERANCE_MILLI_WH)];
    const within = readingsOf(period, columns);
    if (within === undefined) return [];
    const check = compare(total, within, BILL_TOLERANCE_MILLI_WH);
    return [{ ...check, from: localDate(period.startUtc), to: localDate(period.endUtc - 1) }];
  });
  const [differing, ...others] = checks.filter(({ agrees }) => !agrees);
  if (differing !== undefined)
    return { statedTotal: others.length === 0 ? differing : { ...differing, othersDiffer: others.length } };
  const [agreeing] = checks;
  return agreeing === undefined ? {} : { statedTotal: agreeing };
}

function compare(stated: StatedTotal, columns: ReadingColumns, leastMilliWh: number): StatedTotalCheck {
  const rows = totalEnergy(columns);
  const told = parseEnergy(stated.kwh, MILLI_WH_EXPONENT.kWh);
  const apart = told === undefined ? Number.POSITIVE_INFINITY : Math.abs(subtractEnergy(told, rows).milliWh);
  const allowed = Math.max(leastMilliWh, Math.abs(rows.milliWh) * TOLERANCE_SHARE);
  return { statedKwh: stated.kwh, rowsKwh: kwhText(rows), agrees: apart <= allowed, row: stated.row };
}

/** The readings of a period; undefined when they leave a part of it open or reach beyond its end. */
function readingsOf(
  { startUtc, endUtc }: { readonly startUtc: number; readonly endUtc: number },
  columns: ReadingColumns,
): ReadingColumns | undefined {
  const from = firstFrom(columns, startUtc);
  let coveredTo = startUtc;
  let to = from;
  for (; to < columns.length && (columns.startUtc[to] ?? 0) < endUtc; to += 1) {
    if (columns.startUtc[to] !== coveredTo || columns.quality[to] === QUALITY_CODES.missing) return undefined;
    coveredTo += columns.durationS[to] ?? 0;
  }
  return coveredTo === endUtc ? slice(columns, from, to) : undefined;
}

/** Index of the first reading that does not start before an instant; readings are in order. */
function firstFrom({ startUtc, length }: ReadingColumns, fromUtc: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startUtc[middle] ?? 0) < fromUtc) low = middle + 1;
    else high = middle;
  }
  return low;
}

function slice(columns: ReadingColumns, from: number, to: number): ReadingColumns {
  const part = {
    length: to - from,
    startUtc: columns.startUtc.subarray(from, to),
    durationS: columns.durationS.subarray(from, to),
    energyMilliWh: columns.energyMilliWh.subarray(from, to),
    quality: columns.quality.subarray(from, to),
    sourceRow: columns.sourceRow.subarray(from, to),
  };
  const { restE20Kwh } = columns;
  return restE20Kwh === undefined ? part : { ...part, restE20Kwh: restE20Kwh.subarray(from, to) };
}
