import { plainCell } from '#domain/shared/csv';
import { WHOLE_MONTH } from '#domain/energy/usage/stamps/date-orders';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';

/** What a cell of time turns out to be. Seconds are UTC when zoned, else of the local clock. */
export type StampText =
  | { readonly is: 'instant'; readonly seconds: number; readonly zoned: boolean }
  | { readonly is: 'written'; readonly day: string; readonly secondOfDay: number }
  | { readonly is: 'mangled' };

const DAY_S = 86_400;
const DATE = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[- ][A-Za-z]{3,9}\.?,?[- ]\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{8}`;
const WRITTEN = new RegExp(
  `^(${DATE})(?:[ T,]+(\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?(?: ?[AaPp]\\.?[Mm]\\.?)?|\\d\\d\\.\\d\\d))?$`,
);
/** Excel counts days from 1899-12-30. */
const EXCEL_EPOCH_DAYS = 25_569;

/** Reads a date, a date and time, an ISO stamp, a Unix time or an Excel serial; undefined when it is none. */
export function readStamp(cell: string): StampText | undefined {
  const text = plainCell(cell);
  if (text === '') return undefined;
  if (/^#{3,}$/.test(text) || /^\d\.\d+E\+?\d+$/i.test(text)) return { is: 'mangled' };
  const iso = parseIsoStamp(text);
  if (iso !== undefined && (iso.zoned || text.length > 10))
    return { is: 'instant', seconds: iso.seconds, zoned: iso.zoned };
  if (/^1\d{9}(\.\d+)?$/.test(text)) return { is: 'instant', seconds: Math.round(Number(text)), zoned: true };
  if (/^1\d{12}$/.test(text)) return { is: 'instant', seconds: Math.round(Number(text) / 1000), zoned: true };
  if (/^[345]\d{4}(\.\d+)?$/.test(text))
    return { is: 'instant', seconds: fromSerial(Number(text)), zoned: false };
  if (WHOLE_MONTH.test(text)) return { is: 'written', day: text, secondOfDay: 0 };
  const written = WRITTEN.exec(text);
  if (written === null) return undefined;
  const secondOfDay =
    written[2] === undefined ? 0 : parseTimeOfDay(written[2].replace(/^(\d\d)\.(\d\d)$/, '$1:$2'));
  return secondOfDay === undefined ? undefined : { is: 'written', day: written[1] ?? '', secondOfDay };
}

/** A time of day in a cell of its own: `7:05`, `07:05:00 PM`, an Excel fraction of a day, or an hour 0 to 24, with `Uhr` or `h`. */
export function readTime(cell: string): number | undefined {
  const text = plainCell(cell).replace(/ ?(?:uhr|hrs?|h)$/i, '');
  const time = parseTimeOfDay(text);
  if (time !== undefined) return time;
  if (/^0?\.\d+$/.test(text)) return Math.round(Number(text) * 1440) * 60;
  return /^([01]?\d|2[0-4])$/.test(text) ? Number(text) * 3600 : undefined;
}

function fromSerial(serial: number): number {
  // A serial is a binary fraction of a day: the nearest minute is what was meant.
  return Math.round(((serial - EXCEL_EPOCH_DAYS) * DAY_S) / 60) * 60;
}
