import { plainCell } from '#domain/shared/csv';
import { WHOLE_MONTH, monthNumber } from '#domain/energy/usage/stamps/date-orders';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { zoneWordOffset } from '#domain/energy/usage/stamps/zone-words';

/** What a cell of time turns out to be. Seconds are UTC when zoned, else of the local clock. */
export type StampText =
  | {
      readonly is: 'instant';
      readonly seconds: number;
      readonly zoned: boolean;
      /** Seconds east of UTC where the cell says so. */
      readonly offsetS?: number | undefined;
    }
  | {
      readonly is: 'written';
      readonly day: string;
      readonly secondOfDay: number;
      /** Seconds east of UTC where the cell says so. */
      readonly offsetS: number | undefined;
    }
  | { readonly is: 'mangled' };

const DAY_S = 86_400;
const DATE = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)\.?|\d{1,4}[年/]\d{1,2}[月/]\d{1,2}日?|\d{1,2}\.?[- ]\p{L}{3,12}\.?,?[- ]\d{2,4}|\p{L}{3,12}\.? \d{1,2},? \d{4}|\d{8}`;
const TIME = String.raw`\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?[AaPp]\.?[Mm]\.?)?|\d\d\.\d\d(?:\.\d\d)?|\d{1,2} ?[AaPp][Mm]|\d\d[hH]\d\d|\d{4}(?:\d\d)?(?<=T\d+)`;
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?,? (?=\d|\p{L}{3,12}\.? \d))?`;
const ZONE = String.raw`(?: ?(Z|[+-]\d\d:?\d\d|(?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{3,4}))?`;
const WRITTEN = new RegExp(`^${WEEKDAY}(${DATE})(?:(?:[ T,]+|, ?| - )(${TIME})(?: Uhr)?${ZONE})?$`, 'u');
/** Excel counts days from 1899-12-30. */
const EXCEL_EPOCH_DAYS = 25_569;
/** Seconds, milliseconds, microseconds and nanoseconds since 1970, from 2001 to 2033. */
const UNIX = /^1\d{9}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$/;

/** Reads a date, a date and time, an ISO stamp, a Unix time or an Excel serial; undefined when it is none. */
export function readStamp(cell: string): StampText | undefined {
  const text = plainCell(cell);
  if (text === '') return undefined;
  if (/^#{3,}$/.test(text) || /^\d\.\d+E\+?\d+$/i.test(text)) return { is: 'mangled' };
  const iso = parseIsoStamp(text);
  if (iso !== undefined && (iso.zoned || text.length > 10))
    return { is: 'instant', seconds: iso.seconds, zoned: iso.zoned, offsetS: iso.offsetS };
  if (UNIX.test(text)) return { is: 'instant', seconds: unixSeconds(text), zoned: true };
  if (/^[345]\d{4}(\.\d+)?$/.test(text))
    return { is: 'instant', seconds: fromSerial(Number(text)), zoned: false };
  if (WHOLE_MONTH.test(text)) return written(text, 0, undefined);
  const found = WRITTEN.exec(text);
  if (found === null) return undefined;
  const day = (found[1] ?? '').replace(/[年月]/g, '/').replace(/日|(?<=\d)\.$/, '');
  if (/\p{L}/u.test(day) && monthNumber(day) === undefined) return undefined;
  const secondOfDay = found[2] === undefined ? 0 : timeOfDay(found[2]);
  const offsetS = found[3] === undefined ? undefined : zoneWordOffset(found[3]);
  if (secondOfDay === undefined || (found[3] !== undefined && offsetS === undefined)) return undefined;
  return written(day, secondOfDay, offsetS);
}

/** A time of day in a cell of its own: `7:05`, `07:05:00 PM`, an Excel fraction of a day, or an hour 0 to 25, with `Uhr` or `h`. */
export function readTime(cell: string): number | undefined {
  const text = plainCell(cell).replace(/ ?(?:uhr|hrs?|h)$/i, '');
  const time = timeOfDay(text);
  if (time !== undefined) return time;
  if (/^0?\.\d+$/.test(text)) return Math.round(Number(text) * 1440) * 60;
  return /^([01]?\d|2[0-5])$/.test(text) ? Number(text) * 3600 : undefined;
}

/** The two ends of a cell such as `2024-01-20 00:00 - 01:00` or `00:00 to 00:15`; undefined for another. */
export function splitRange(cell: string): readonly [string, string] | undefined {
  const found =
    /^(.*\d.*?)\s*(?:\s[-–—]\s|–|\s(?:to|bis|tot|til|till|a|à|al|do|until)\s|(?<=\d\d:\d\d)-(?=\d\d:\d\d)|\/(?=\d{4}-))\s*(.*\d.*)$/iu.exec(
      plainCell(cell),
    );
  return found === null ? undefined : [found[1] ?? '', found[2] ?? ''];
}

function written(day: string, secondOfDay: number, offsetS: number | undefined): StampText {
  return { is: 'written', day, secondOfDay, offsetS };
}

function timeOfDay(text: string): number | undefined {
  const colons = text
    .replace(/^(\d\d)\.(\d\d)(?:\.(\d\d))?$/, (_, hour: string, minute: string, second?: string) =>
      second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`,
    )
    .replace(/^(\d\d)[hH](\d\d)$/, '$1:$2')
    .replace(/^(\d{1,2}) ?([AaPp][Mm])$/, '$1:00 $2')
    .replace(
      /^(\d\d)(\d\d)(\d\d)?$/,
      (_, hour: string, minute: string, second = '00') => `${hour}:${minute}:${second}`,
    );
  return parseTimeOfDay(colons);
}

function unixSeconds(text: string): number {
  const [whole = ''] = text.split('.');
  return Math.round(Number(text) / 10 ** (whole.length - 10));
}

function fromSerial(serial: number): number {
  // A serial is a binary fraction of a day: the nearest minute is what was meant.
  return Math.round(((serial - EXCEL_EPOCH_DAYS) * DAY_S) / 60) * 60;
}
