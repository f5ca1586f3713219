import { DomainError } from '#domain/shared/domain-error';
import { MILLI_WH_EXPONENT, parseEnergy } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import { isZone, zoneOf } from '#domain/shared/zone';
import { assembleImport } from './assemble.js';
import { CollectedReadings } from './collected.js';
import { putBills } from './formats/bills/put-bills.js';
import type { BillAmount, ReadBill } from './formats/bills/bill-periods.js';
import type { ImportedUsage } from './imported.js';
import type { ChannelKind } from './reading.js';
import { parseIsoStamp } from './stamps/iso-stamp.js';

/** One bill as typed. */
export interface TypedBill {
  /** `2025-08-26`, the day the period began; without it the bill before it ends there. */
  readonly from?: string;
  /** `2025-09-24`, the day the meter was read: the period runs up to it. */
  readonly to: string;
  /** Decimal text. */
  readonly kwh: string;
  /** Decimal text: sent to the grid in the same period. */
  readonly exportKwh?: string;
  readonly estimated?: boolean;
}

/** More would be a century of bills. */
const MAX_BILLS = 1_200;

/**
 * Reads bills typed by hand as totals of their periods. Throws `usage.no-readings`, `usage.bad-date`,
 * `usage.bad-number`, `usage.bills-overlap`, `usage.too-many-bills`, `usage.unknown-zone`, naming the bill as its row.
 */
export function readTypedBills(bills: readonly TypedBill[], zone: string): ImportedUsage {
  if (!isZone(zone))
    throw new DomainError(
      'usage.unknown-zone',
      `"${zone}" is no IANA time zone. Write it like America/Chicago.`,
      { zone },
    );
  if (bills.length === 0) throw new DomainError('usage.no-readings', 'Type at least one bill.');
  if (bills.length > MAX_BILLS)
    throw new DomainError('usage.too-many-bills', `At most ${String(MAX_BILLS)} bills are read.`);
  const collected = new CollectedReadings({ readings: 0 });
  putBills(
    bills.map((bill, index) => readBill(bill, index + 1)),
    collected,
    zoneOf(zone),
  );
  const parsed = { zone, zoneFrom: 'given' } as const;
  return assembleImport([{ name: 'typed bills', format: 'typed-bills', parsed, collected }], []);
}

function readBill(bill: TypedBill, row: number): ReadBill {
  const amounts: BillAmount[] = [amountOf('import', bill.kwh, row)];
  if (bill.exportKwh !== undefined && bill.exportKwh !== '')
    amounts.push(amountOf('export', bill.exportKwh, row));
  return {
    fromDay: bill.from === undefined || bill.from === '' ? undefined : dayOf(bill.from, row),
    readDay: dayOf(bill.to, row),
    amounts,
    estimated: bill.estimated === true,
    row,
  };
}

function amountOf(channel: ChannelKind, kwh: string, row: number): BillAmount {
  const energy: Energy | undefined = parseEnergy(kwh.trim(), MILLI_WH_EXPONENT.kWh);
  if (energy === undefined || energy.milliWh < 0) {
    throw new DomainError(
      'usage.bad-number',
      `Bill ${String(row)}: "${kwh.slice(0, 20)}" is not an amount of kWh. Type it like 450 or 450.5.`,
      { row },
    );
  }
  return { key: { servicePoint: '', channel, register: '' }, energy };
}

function dayOf(text: string, row: number): number {
  const stamp = /^\d{4}-\d\d-\d\d$/.test(text) ? parseIsoStamp(text) : undefined;
  if (stamp === undefined) {
    throw new DomainError(
      'usage.bad-date',
      `Bill ${String(row)}: "${text.slice(0, 20)}" is no day. Type it like 2025-09-24.`,
      { row },
    );
  }
  return stamp.seconds;
}
