import { zoneOfUsAddress } from '#domain/shared/zone-of-us-state';
import { METER_COLUMN } from '../words/column-words.js';
import type { ClockColumns } from './clock-columns.js';
import type { HeadRows } from './head-rows.js';
import type { TablePlan, ValueColumn } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import { unitOf } from '../cells/units.js';

/** Text columns of so many different cells, and of more than this share of the rows, are remarks. */
const MOST_LABELS = 12;
const REMARKS_SHARE = 0.5;

/** What every plan has. */
export function base(
  { delimiter, firstRow, header, above }: HeadRows,
  sample: SampleColumns,
  clock: ClockColumns,
  values: readonly ValueColumn[],
): Omit<TablePlan, 'labels' | 'left' | 'checks'> {
  return {
    clock: { ...clock, zone: clock.zone ?? zoneAbove(above) },
    ...{
      delimiter,
      firstRow,
      header,
      values,
      decimalComma: false,
      markOpen: false,
      wide: undefined,
      unit: -1,
      multiplier: -1,
    },
    meter: sample.find(METER_COLUMN),
    ...{ order: undefined, labelChannels: undefined, confirmed: false },
  };
}

/** The zone of an American address above the table. */
function zoneAbove(above: HeadRows['above']): string | undefined {
  const address = above.find((cells) => /^"?(?:service )?address/i.test(cells[0] ?? ''));
  return address === undefined ? undefined : zoneOfUsAddress(address.join(' ').replaceAll(',', ' '));
}

/** Whether its cells can tell series apart: few different ones, or constant numbers. */
export function isLabel(sample: SampleColumns, column: number): boolean {
  if (sample.named(column, METER_COLUMN)) return false;
  const distinct = sample.distinct(column);
  const rows = sample.cells(column).length;
  if (distinct > MOST_LABELS && distinct > rows * REMARKS_SHARE) return false;
  return (
    sample.isBlank(column) ||
    !sample.isNumber(column) ||
    distinct <= 2 ||
    unitOf(sample.header[column] ?? '') === 'none'
  );
}
