import { zoneOf } from '#domain/shared/zone';
import type { ParsedFile, ReadingSink, UsageFormat, UsageInput } from '#domain/energy/usage/formats/format';
import { plainName, readTable } from '#domain/energy/usage/table/read-table';
import { DayPeriods } from '#domain/energy/usage/time/day-periods';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { intervalColumns, intervalRow, SMART_METER_TEXAS_ZONE } from './interval-rows.js';
import type { IntervalColumns } from './interval-rows.js';
import { periodColumns, periodRow } from './period-rows.js';
import type { PeriodColumns } from './period-rows.js';
import { TexasClock } from './texas-date.js';

type Columns =
  | { readonly kind: 'interval'; readonly at: IntervalColumns }
  | { readonly kind: 'period'; readonly at: PeriodColumns };

/**
 * Smart Meter Texas exports: 15-minute intervals, daily register reads and monthly bills, told
 * apart by their header. kWh; the later REVISION_DATE of a slot wins.
 */
export const smartMeterTexas: UsageFormat = {
  id: 'smart-meter-texas',
  sniff: ({ kind, lines }) =>
    kind === 'text' &&
    lines
      .slice(0, 5)
      .some((line) => /\bESI ?ID\b/i.test(line) && columnsOf(line.split(delimiterOf(line))) !== undefined)
      ? 'certain'
      : 'no',
  parse: readSmartMeterTexas,
};

async function readSmartMeterTexas(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const clock = new TexasClock();
  const local = new LocalReadings();
  const periods = new DayPeriods(false);
  const zone = zoneOf(SMART_METER_TEXAS_ZONE);
  await readTable<Columns>(input, sink, {
    delimiter: delimiterOf(input.head.lines.find((line) => /\bESI ?ID\b/i.test(line)) ?? ''),
    header: (cells) => (/\bESI ?ID\b/i.test(cells[0] ?? '') ? columnsOf(cells) : undefined),
    row: (cells, columns, row) => {
      switch (columns.kind) {
        case 'interval':
          intervalRow(cells, columns.at, row, { clock, local });
          return;
        case 'period':
          periodRow(cells, columns.at, row, { clock, periods });
          return;
      }
    },
  });
  local.placeInto(sink, zone);
  periods.placeInto(sink, zone);
  return { zone: SMART_METER_TEXAS_ZONE, zoneFrom: 'format' };
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const names = cells.map((cell) => plainName(cell).replace(/[ -]/g, '_'));
  const interval = intervalColumns(names);
  if (interval !== undefined) return { kind: 'interval', at: interval };
  const period = periodColumns(names);
  return period === undefined ? undefined : { kind: 'period', at: period };
}

function delimiterOf(line: string): string {
  if (line.includes('\t')) return '\t';
  return line.includes(';') && !line.includes(',') ? ';' : ',';
}
