import type { FileHead } from '#domain/energy/usage/formats/format';
import { UNIT_COLUMN } from '../words/column-words.js';
import type { ClockColumns } from './clock-columns.js';
import type { HeadRows } from './head-rows.js';
import { decimalMark, isWithoutMark } from '../cells/numbers.js';
import { base, isLabel } from './plan-base.js';
import type { TablePlan, ValueColumn } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import { noTime } from './table-refusals.js';
import { titleUnit, unitOf } from '../cells/units.js';
import type { UnitWord } from '../cells/units.js';
import type { WideDays } from './wide-days.js';

/** The same for a table that has a day in each row. */
export function planWide(head: FileHead, rows: HeadRows, sample: SampleColumns, wide: WideDays): TablePlan {
  const slots = new Set(wide.slots.map(({ column }) => column));
  const beside = sample.all.filter((column) => !slots.has(column));
  const stamp =
    beside.find(
      (column) => sample.isStamp(column, true) && sample.holds(column, (cell) => /\D/.test(cell)),
    ) ?? beside.find((column) => sample.isStamp(column, true));
  const [first] = wide.slots;
  if (stamp === undefined || first === undefined) throw noTime(head, rows.header);
  // "Peak kW" beside the values is no unit of theirs: power counts only where they say so themselves.
  const header = sample.units[first.column] ?? 'none';
  // Dominion heads the columns of its sheet "kWH Generation" by kW: the sheet says what its cells are.
  const sheet = unitOf(/\(([^()]*)\)$/.exec(head.name)?.[1] ?? '');
  const isMisnamed = typeof sheet === 'object' && !sheet.power && typeof header === 'object' && header.power;
  const own = isMisnamed ? sheet : header;
  const unitColumn = sample.find(UNIT_COLUMN);
  const words = [...beside.map((column) => sample.units[column] ?? 'none'), titleUnit(rows.above.flat())];
  const unit: UnitWord =
    typeof own === 'object'
      ? own
      : ([own, ...words.filter((word) => typeof word !== 'object' || !word.power)].find(
          (word) => typeof word === 'object' || word === 'gas',
        ) ?? 'none');
  const value: ValueColumn = {
    column: first.column,
    channel: 'import',
    says: false,
    unit,
    register: 'no',
    part: '',
  };
  const clock: ClockColumns = {
    ...{ stamp, time: -1, end: -1, endTime: -1, offset: -1, range: false, zone: undefined },
    ...{ utc: /\butc\b/.test(sample.names[stamp] ?? ''), stampsEnd: false, stampsStart: true },
  };
  const labels = beside.filter(
    (column) => column !== stamp && column !== unitColumn && isLabel(sample, column),
  );
  const cells = wide.slots.slice(0, 24).flatMap(({ column }) => sample.cells(column));
  const mark = decimalMark(cells, rows.delimiter);
  return {
    ...base(rows, sample, clock, [value]),
    ...{ wide, unit: unitColumn, labels, left: [], checks: [], decimalComma: mark === 'comma' },
    markOpen: isWithoutMark(cells),
  };
}
