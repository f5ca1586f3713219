import { plainCell, plainNumber, sniffDialect } from '#domain/shared/csv';
import type { CsvDialect } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { badNumber, badStamp, readTable } from '#domain/energy/usage/table/read-table';
import { DateOrders } from '#domain/energy/usage/stamps/date-orders';
import { billColumns } from './bill-columns.js';
import type { BillColumns } from './bill-columns.js';
import type { BillAmount, ReadBill } from './bill-periods.js';
import type { Zone } from '#domain/shared/zone';
import { billPeriods } from './bill-periods.js';

interface WrittenBill {
  readonly from: string;
  readonly to: string;
  readonly amounts: readonly BillAmount[];
  readonly estimated: boolean;
  readonly row: number;
}

/** More would be a century of bills. */
const MAX_BILLS = 1_200;
const DAY_S = 86_400;

/**
 * A table of bills: a read, bill or end date, perhaps a start date, kWh, perhaps export, an on and
 * off-peak split, estimated. Xcel's account history is one. Costs and gas columns are not read.
 */
export const billsCsv: UsageFormat = {
  id: 'bills-csv',
  sniff: ({ kind, lines }) => {
    if (kind !== 'text') return 'no';
    const { delimiter } = sniffDialect(lines.slice(0, 40));
    const header = lines.slice(0, 20).findIndex((line) => billColumns(line.split(delimiter)) !== undefined);
    const columns = billColumns((lines[header] ?? '').split(delimiter));
    if (columns === undefined) return 'no';
    const first = (lines[header + 1] ?? '').split(delimiter)[columns.to] ?? '';
    return first.includes(':') ? 'no' : 'likely';
  },
  parse: readBillsCsv,
};

async function readBillsCsv(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const dialect = sniffDialect(input.head.lines.slice(0, 40));
  const written: WrittenBill[] = [];
  const orders = new DateOrders('month');
  let inclusive = false;
  await readTable<BillColumns>(input, sink, {
    delimiter: dialect.delimiter,
    header: (cells) => {
      const columns = billColumns(cells);
      if (columns?.endsInclusive === true) inclusive = true;
      return columns;
    },
    row: (cells, at, row) => {
      const bill = readRow(cells, at, row, dialect);
      if (bill === undefined) return;
      for (const text of [bill.to, bill.from]) {
        if (text !== '' && !orders.see(text)) throw badStamp(row, text, 'YYYY-MM-DD');
      }
      written.push(bill);
      if (written.length > MAX_BILLS)
        throw new DomainError(
          'usage.too-many-bills',
          `At most ${String(MAX_BILLS)} bills are read. Is this interval data?`,
        );
    },
  });
  const zone = context.zone ?? 'America/New_York';
  const bills = written.map((bill): ReadBill => {
    const readDay = orders.day(bill.to) + (inclusive ? DAY_S : 0);
    return { ...bill, readDay, fromDay: bill.from === '' ? undefined : orders.day(bill.from) };
  });
  if (bills.length === 0)
    throw new DomainError('usage.no-readings', 'No row has both a date and kWh. Check the columns.');
  putBills(bills, sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

function readRow(
  cells: readonly string[],
  at: BillColumns,
  row: number,
  { decimalComma }: CsvDialect,
): WrittenBill | undefined {
  const to = plainCell(cells[at.to] ?? '');
  const amounts: BillAmount[] = [];
  const take = (column: number, channel: 'import' | 'export', register: string): void => {
    const text =
      column < 0 ? '' : plainNumber((cells[column] ?? '').trim(), decimalComma).replace(/kwh$/i, '');
    if (text === '' || text === '-') return;
    const energy = parseEnergy(text, 6);
    if (energy === undefined) throw badNumber(row, text);
    amounts.push({ key: { servicePoint: '', channel, register }, energy });
  };
  take(at.kwh, 'import', '');
  if (at.kwh < 0) {
    take(at.onPeak, 'import', 'onPeak');
    take(at.offPeak, 'import', 'offPeak');
  }
  take(at.exported, 'export', '');
  if (to === '' || amounts.length === 0) return undefined;
  const flag = plainCell(cells[at.estimated] ?? '');
  return {
    from: at.from < 0 ? '' : plainCell(cells[at.from] ?? ''),
    to,
    amounts,
    estimated: /^(e|est|estimated|y|yes|true|1)\b/i.test(flag),
    row,
  };
}

/** Puts bills as readings of their whole period, from local midnight to local midnight. */
function putBills(bills: readonly ReadBill[], sink: ReadingSink, zone: Zone): void {
  for (const { fromDay, readDay, amounts, estimated, row } of billPeriods(bills, sink)) {
    const startUtc = zone.earlier(fromDay);
    const durationS = zone.earlier(readDay) - startUtc;
    for (const { key, energy } of amounts) {
      sink
        .channel(key)
        .add({ startUtc, durationS, energy, quality: estimated ? 'estimated' : 'actual', row });
    }
  }
  sink.warn(
    'usage.only-totals',
    'Bills tell how much, not when. Hourly use is shaped from them, so results are less sure; interval data from your utility is better.',
  );
}
