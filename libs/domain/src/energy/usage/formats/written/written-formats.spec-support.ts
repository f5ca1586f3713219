import { localText, zoneOf } from '#domain/shared/zone';
import { kwhText } from '#domain/shared/units';

/** One interval to write, and to find again. */
export interface WrittenInterval {
  readonly startUtc: number;
  readonly endUtc: number;
  /** What the clock of the format's zone shows, `2024-03-10 01:30`. */
  readonly start: string;
  readonly end: string;
  /** Integer milli-watt-hours, whole quanta of the format. */
  readonly importMilliWh: number;
  readonly exportMilliWh: number;
}

/** How one format is written, in the smallest file that is still one of its own. */
export interface FormatWriter {
  /** The id that the file must be known by. */
  readonly format: string;
  /** Tells two layouts of one format apart. */
  readonly layout?: string;
  readonly name?: string;
  /** Zone of the clock that the format writes. */
  readonly zone: string;
  /** The home's zone, where the format does not tell it. */
  readonly given?: string;
  /** Lengths of an interval; a day is from midnight to midnight. */
  readonly stepsS: readonly number[];
  /** Whole days alone make a file. */
  readonly wholeDays?: true;
  /** Days have the same columns the year round. */
  readonly only24Hours?: true;
  readonly hasExport: boolean;
  /** The smallest energy that the format can write, in milli-watt-hours. */
  readonly quantumMilliWh: number;
  write(intervals: readonly WrittenInterval[], stepS: number): string;
}

const DAY_S = 86_400;

/** Intervals from a local midnight on, over the given number of days, values taken in turn. */
export function intervalsFrom(
  { zone: name, quantumMilliWh }: FormatWriter,
  day: { readonly year: number; readonly dayOfYear: number; readonly days: number },
  stepS: number,
  quanta: readonly number[],
): readonly WrittenInterval[] {
  const zone = zoneOf(name);
  const midnight = (index: number): number =>
    zone.earlier(Date.UTC(day.year, 0, day.dayOfYear + index) / 1000);
  const starts: number[] = [];
  if (stepS === DAY_S) for (let index = 0; index <= day.days; index += 1) starts.push(midnight(index));
  else for (let at = midnight(0); at <= midnight(day.days); at += stepS) starts.push(at);
  return starts.slice(0, -1).map((startUtc, index) => {
    const endUtc = starts[index + 1] ?? startUtc;
    return {
      startUtc,
      endUtc,
      start: localText(zone.localAt(startUtc)),
      end: localText(zone.localAt(endUtc)),
      importMilliWh: (quanta[index % quanta.length] ?? 1) * quantumMilliWh,
      exportMilliWh: (quanta[(index * 7) % quanta.length] ?? 1) * quantumMilliWh,
    };
  });
}

/** Decimal kWh of whole milli-watt-hours. */
export function kwh(milliWh: number): string {
  return kwhText({ milliWh, restE20Kwh: 0 });
}

/** The same with a decimal comma. */
export function comma(milliWh: number): string {
  return kwh(milliWh).replace('.', ',');
}

const ORDERS = { dmy: [2, 1, 0], mdy: [1, 2, 0], ymd: [0, 1, 2] } as const;

/** The date of `2024-03-10 01:30` in another order: `dmy` and `/` give `10/03/2024`. */
export function dateOf(text: string, order: keyof typeof ORDERS, separator: '/' | '-'): string {
  const parts = text.slice(0, 10).split('-');
  return ORDERS[order].map((at) => parts[at]).join(separator);
}

/** `01:30` of `2024-03-10 01:30`. */
export function timeOf(text: string): string {
  return text.slice(11);
}

/** `1:30 AM`. */
export function halfDayTime(text: string): string {
  const [hour = 0, minute = 0] = timeOf(text).split(':').map(Number);
  return `${String(hour % 12 === 0 ? 12 : hour % 12)}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `2024-03-10T01:30:00-08:00`. */
export function isoWithOffset(utcS: number, zone: string): string {
  const offsetS = zoneOf(zone).offsetAt(utcS);
  const minutes = Math.abs(offsetS) / 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = `${offsetS < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${localText(utcS + offsetS).replace(' ', 'T')}:00${offset}`;
}

/** `2024-03-10T09:30:00Z`. */
export function isoUtc(utcS: number): string {
  return new Date(utcS * 1000).toISOString().replace('.000', '');
}

/** Mean power over a step, in watts or kilowatts. */
export function meanPower(milliWh: number, stepS: number, unitMilliW: number): string {
  return String((milliWh * 3600) / stepS / unitMilliW);
}

/** A header and rows, a line each. */
export function table(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

/** Intervals by the local day they start on. */
export function byDay(
  intervals: readonly WrittenInterval[],
): ReadonlyMap<string, readonly WrittenInterval[]> {
  const days = new Map<string, WrittenInterval[]>();
  for (const interval of intervals) {
    const day = interval.start.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), interval]);
  }
  return days;
}
