import type { FileHead } from '#domain/energy/usage/formats/format';
import { METER_COLUMN, UNIT_COLUMN, otherKind } from '../words/column-words.js';
import { flowOf } from '../words/flow-words.js';
import { isAbsent } from '../words/label-words.js';
import { clockColumns } from './clock-columns.js';
import type { ClockColumns, FoundClock } from './clock-columns.js';
import { findHead } from './head-rows.js';
import type { HeadRows } from './head-rows.js';
import { decimalMark, isWithoutMark, splitUnit } from '../cells/numbers.js';
import { openValues } from './open-values.js';
import { base, isLabel } from './plan-base.js';
import { planWide } from './plan-wide.js';
import { noNumbers, noTable, noTime, partDay } from './table-refusals.js';
import { quotedNames } from './plan.js';
import type { OpenQuestion, TablePlan, ValueColumn } from './plan.js';
import { SampleColumns } from './sample-columns.js';
import { coarserBeside } from './side-by-side.js';
import { titleUnit, unitOf } from '../cells/units.js';
import type { ColumnUnit } from '../cells/units.js';
import { valueColumns } from './value-columns.js';
import { timesOfPartDay, wideDays } from './wide-days.js';

/** Labels that name a unit are few. */
const MOST_UNIT_LABELS = 8;

/**
 * How a table is read, by its head; where several readings fit, the question. Throws
 * `usage.no-table`, `usage.no-time-column`, `usage.part-of-day`, `usage.no-value-column`.
 */
export function planTable(head: FileHead): TablePlan | OpenQuestion {
  const rows = findHead(head);
  if (rows === undefined) throw noTable(head);
  const beside = coarserBeside(rows);
  const sample = new SampleColumns(rows.header, rows.sample, beside);
  const wide = wideDays(rows.header);
  if (wide !== undefined) return planWide(head, rows, sample, wide);
  const times = timesOfPartDay(rows.header);
  if (times.length > 0) throw partDay(head, rows.header, times);
  const found = clockColumns(sample);
  if (!('clock' in found)) {
    if (found.candidates.length === 0) throw noTime(head, rows.header);
    return severalClocks(head, rows, sample, found.candidates);
  }
  return planLong(head, rows, sample, found);
}

function planLong(
  head: FileHead,
  rows: HeadRows,
  sample: SampleColumns,
  { clock, taken }: FoundClock,
): TablePlan | OpenQuestion {
  const beside = sample.header.flatMap((_, column) => (sample.all.includes(column) ? [] : [column]));
  const named = sample.find(UNIT_COLUMN);
  const isSaid = sample.units.some((unit, column) => typeof unit === 'object' && sample.all.includes(column));
  const saysUnits = named >= 0 || isSaid ? -1 : unitLabels(sample, taken);
  const unitColumn = named >= 0 ? named : saysUnits;
  // Labels that name their unit part the series as well.
  const free = sample.all.filter((column) => !taken.has(column) && (column !== named || named < 0));
  const numeric = free.filter((column) => sample.isNumber(column) && !isWho(sample, column));
  const title = titleUnit(rows.above.flat());
  const inCells = numeric.filter((column) => sample.holds(column, (cell) => splitUnit(cell).unit !== ''));
  const hasUnit = title !== 'none' || unitColumn >= 0 || inCells.length > 0;
  const units = free.filter(
    (column) =>
      !numeric.includes(column) &&
      (typeof sample.units[column] === 'object' || (hasUnit && countsLater(sample, column))),
  );
  // A meter that began later has nothing in its first rows: its name alone says what will come.
  const early = units.filter((column) => sample.isBlank(column) || sample.holds(column, isAbsent, 1));
  const unread = units.filter((column) => !early.includes(column));
  if (unread.length > 0) throw noNumbers(head, sample, unread);
  const found = valueColumns(sample, [...numeric, ...early], hasUnit);
  const labels = free.filter(
    (column) => !numeric.includes(column) && !early.includes(column) && isLabel(sample, column),
  );
  const plan = (values: readonly ValueColumn[]): TablePlan => ({
    ...base(rows, sample, clock, values),
    unit: unitColumn,
    values: values.map((value) => withUnit(value, unitColumn >= 0 ? 'none' : title)),
    labels,
    left: [...found.left, ...beside.map((column) => ({ column, why: 'the same again, day by day' }))],
    checks: found.checks,
  });
  if (found.open !== undefined) return openValues(head, { sample, numeric, plan }, found.open);
  return checked(plan(found.values), sample, numeric);
}

/** What still speaks against a plan that has all its columns: a multiplier, decimals that could be thousands. */
function checked(
  plan: TablePlan,
  sample: SampleColumns,
  numeric: readonly number[],
): TablePlan | OpenQuestion {
  const multiplier = plan.left.find(
    ({ column, why }) =>
      why === 'multiplier' && sample.cells(column).some((cell) => Number(cell.replace(',', '.')) !== 1),
  );
  const { header } = plan;
  if (multiplier !== undefined) {
    const by = sample.cells(multiplier.column)[0] ?? '';
    return {
      code: 'multiplier',
      question: `The column ${quotedNames(header, [multiplier.column])} says ${by}. Are the values already multiplied by it?`,
      plans: [plan, { ...plan, multiplier: multiplier.column }],
    };
  }
  const cells = plan.values.flatMap(({ column }) => sample.cells(column));
  const own = decimalMark(cells, plan.delimiter);
  const mark =
    own === 'unsure'
      ? decimalMark(
          numeric.flatMap((column) => sample.cells(column)),
          plan.delimiter,
        )
      : own;
  if (mark !== 'unsure')
    return { ...plan, decimalComma: mark === 'comma', markOpen: isWithoutMark(cells) && own === mark };
  const example = cells.find((cell) => /\d[.,]\d{3}/.test(cell)) ?? '';
  const asComma = example.includes(',');
  return {
    code: 'decimals',
    question: `Is "${example.slice(0, 20)}" a number with decimals (less than a thousand), or are these thousands?`,
    plans: [
      { ...plan, decimalComma: asComma },
      { ...plan, decimalComma: !asComma },
    ],
  };
}

function severalClocks(
  head: FileHead,
  rows: HeadRows,
  sample: SampleColumns,
  candidates: readonly number[],
): OpenQuestion {
  const plans = candidates.slice(0, 4).flatMap((stamp) => {
    const clock: ClockColumns = {
      ...{ stamp, time: -1, end: -1, endTime: -1, offset: -1, range: false, utc: false, zone: undefined },
      ...{ stampsEnd: false, stampsStart: false },
    };
    const plan = planLong(head, rows, sample, { clock, taken: new Set(candidates) });
    return 'plans' in plan ? plan.plans.slice(0, 1) : [plan];
  });
  return {
    code: 'which-time',
    question: `Which of these columns says when the electricity was used: ${quotedNames(rows.header, candidates)}?`,
    plans,
  };
}

/** A unit that stands above the table is that of values that name none themselves. */
function withUnit(value: ValueColumn, unit: ColumnUnit | 'none'): ValueColumn {
  return value.unit === 'none' && unit !== 'none' ? { ...value, unit } : value;
}

/** A column of words of which each names its unit: `kWh`, `Import (kWh)`; -1 when there is none. */
function unitLabels(sample: SampleColumns, taken: ReadonlySet<number>): number {
  const found = sample.all.find(
    (column) =>
      !taken.has(column) &&
      sample.units[column] === 'none' &&
      sample.distinct(column) <= MOST_UNIT_LABELS &&
      sample.holds(
        column,
        (cell) => cell.length > 1 && !/\d/.test(cell) && typeof unitOf(cell) === 'object',
        1,
      ),
  );
  return found ?? -1;
}

/** Blank so far under a name of energy, not of how sure a value is. */
function countsLater(sample: SampleColumns, column: number): boolean {
  const name = sample.bare[column] ?? '';
  return (
    sample.isBlank(column) &&
    flowOf(sample.header[column] ?? '') !== undefined &&
    otherKind(name) === undefined
  );
}

/** Numbers that are names: the meter, the account. */
function isWho(sample: SampleColumns, column: number): boolean {
  if (
    sample.holds(column, (cell) => /^\d{12,}$/.test(cell), 1) &&
    sample.distinct(column) <= MOST_UNIT_LABELS
  )
    return true;
  return sample.named(column, METER_COLUMN) || /\bobis\b/.test(sample.names[column] ?? '');
}
