import { crc32, deflateRawSync } from 'node:zlib';
import type { DomainError } from '#domain/shared/domain-error';
import { readUsageFiles } from '#domain/energy/usage/read-usage-file';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { nodeArchive } from '#api/energy/usage/opening/archive';

/** What an import of written files came to. */
export interface Read {
  readonly refused?: string;
  readonly message?: string;
  readonly imported?: ImportedUsage;
  /** `servicePoint/channel/register` to intervals, kWh, first start and missing. */
  readonly channels: Readonly<Record<string, readonly [number, string, string, number]>>;
  readonly warnings: readonly string[];
}

/** After every year that the properties draw: none of them lies in the future. */
const LATER = Date.UTC(2100, 0, 1);

type Content = string | Uint8Array;

/** Imports files given as text or bytes, through the real containers. */
export async function read(files: Readonly<Record<string, Content>>, zone?: string): Promise<Read> {
  try {
    const imported = await readUsageFiles(
      Object.entries(files).map(([name, content]) => ({ name, bytes: pieces(content) })),
      { archive: nodeArchive, now: LATER, ...(zone === undefined ? {} : { zone }) },
    );
    const channels = imported.series.map(
      ({ series, report }): [string, readonly [number, string, string, number]] => [
        [series.servicePoint, series.channel, series.register, series.meter]
          .filter((part, at) => at < 3 || part !== '')
          .join('/'),
        [report.intervals, report.kwh, report.firstStart, report.missing],
      ],
    );
    return {
      imported,
      channels: Object.fromEntries(channels),
      warnings: imported.warnings.map(({ code }) => code),
    };
  } catch (error) {
    // Only refusals have a code; anything else must fail the test.
    const { code, message } = error as DomainError;
    if (typeof code !== 'string') throw error;
    return { refused: code, message, channels: {}, warnings: [] };
  }
}

async function* pieces(content: Content): AsyncIterable<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += 10_007)
    yield await Promise.resolve(bytes.subarray(at, at + 10_007));
}

/** One file of a zip written here; `flags` and `name` may be as wrong as a test needs. */
export interface ZipMember {
  readonly name: string;
  readonly content: Content;
  /** General purpose bits; 1 is "encrypted". */
  readonly flags?: number;
}

/** A zip archive (deflate, central directory), for tests only. */
export function zip(members: readonly ZipMember[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0 } of members) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(raw.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 0, 'latin1');
    entry.writeUInt16LE(20, 4);
    shared.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(Buffer.concat([entry, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

/** One interval of a written file, in UTC or as the clock shows it. */
export interface WrittenReading {
  readonly start: number;
  readonly value: string;
}

/** How a Green Button feed is written. */
export interface WrittenFeed {
  readonly tzOffset?: number;
  readonly kind?: number;
  /** Flow, uom and multiplier of each meter reading, with its blocks of readings. */
  readonly meters: readonly {
    readonly flow?: number;
    readonly uom?: number;
    readonly multiplier?: number;
    readonly blocks: readonly (readonly WrittenReading[])[];
  }[];
  readonly stepS?: number;
  readonly quality?: number;
  readonly head?: string;
}

/** A Green Button feed with default prefix ESPI resources, one usage point. */
export function greenButtonFeed({
  tzOffset,
  kind = 0,
  meters,
  stepS = 3600,
  quality,
  head = '',
}: WrittenFeed): string {
  const entry = (links: Readonly<Record<string, string>>, content: string): string =>
    `<entry>${Object.entries(links)
      .map(([href, rel]) => `<link rel="${rel}" href="${href}"/>`)
      .join('')}<content>${content}</content></entry>`;
  const point = 'User/1/UsagePoint/7';
  const clock =
    tzOffset === undefined
      ? ''
      : entry(
          {},
          `<LocalTimeParameters xmlns="http://naesb.org/espi"><dstOffset>3600</dstOffset><tzOffset>${String(tzOffset)}</tzOffset></LocalTimeParameters>`,
        );
  const readings = meters.map(({ flow = 1, uom = 72, multiplier = 0, blocks }, index) => {
    const meter = `${point}/MeterReading/${String(index)}`;
    const type = `ReadingType/${String(index)}`;
    const written = blocks.map((block) => {
      const rows = block.map(
        ({ start, value }) =>
          `<IntervalReading>${quality === undefined ? '' : `<ReadingQuality><quality>${String(quality)}</quality></ReadingQuality>`}<timePeriod><duration>${String(stepS)}</duration><start>${String(start)}</start></timePeriod>${value === '' ? '' : `<value>${value}</value>`}</IntervalReading>\n`,
      );
      const first = block[0]?.start ?? 0;
      return entry(
        { [`${meter}/IntervalBlock/${String(first)}`]: 'self', [`${meter}/IntervalBlock`]: 'up' },
        `<IntervalBlock xmlns="http://naesb.org/espi"><interval><duration>${String(block.length * stepS)}</duration><start>${String(first)}</start></interval>${rows.join('')}</IntervalBlock>`,
      );
    });
    return [
      entry(
        {
          [meter]: 'self',
          [`${point}/MeterReading`]: 'up',
          [`${meter}/IntervalBlock`]: 'related',
          [type]: 'related',
        },
        '<MeterReading xmlns="http://naesb.org/espi"/>',
      ),
      entry(
        { [type]: 'self' },
        `<ReadingType xmlns="http://naesb.org/espi"><flowDirection>${String(flow)}</flowDirection><powerOfTenMultiplier>${String(multiplier)}</powerOfTenMultiplier><uom>${String(uom)}</uom></ReadingType>`,
      ),
      ...written,
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}<feed xmlns="http://www.w3.org/2005/Atom">\n${entry(
    { [point]: 'self', [`${point}/MeterReading`]: 'related' },
    `<UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>${String(kind)}</kind></ServiceCategory></UsagePoint>`,
  )}\n${clock}\n${readings.join('\n')}\n</feed>\n`;
}

/** Readings one step apart. */
export function ladder(
  start: number,
  count: number,
  value: (index: number) => string,
  stepS = 3600,
): readonly WrittenReading[] {
  return Array.from({ length: count }, (_, index) => ({ start: start + index * stepS, value: value(index) }));
}

export const SMT_HEADER =
  'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';

/** One row of a Smart Meter Texas interval export; times as `HH:MM`. */
export function smtRow(
  date: string,
  start: string,
  end: string,
  rest: {
    readonly kwh: string;
    readonly revision?: string;
    readonly channel?: string;
    readonly esiid?: string;
  },
): string {
  const flag = rest.kwh === '' ? '' : 'A';
  return `'${rest.esiid ?? '10000000000000001'},${date},${rest.revision ?? ''},${start},${end},${rest.kwh},${flag},${rest.channel ?? 'Consumption'}`;
}

/** `07:15` of minutes since midnight, 24:00 being 00:00. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Every quarter of a Smart Meter Texas day of 96 rows, 0.25 kWh each unless told. */
export function smtDay(date: string, kwh: (quarter: number) => string = () => '0.25'): readonly string[] {
  return Array.from({ length: 96 }, (_, quarter) =>
    smtRow(date, clockText(quarter * 15), clockText(quarter * 15 + 15), { kwh: kwh(quarter) }),
  );
}

/** A Smart Meter Texas interval export of these rows. */
export function smt(rows: readonly string[]): string {
  return `${[SMT_HEADER, ...rows].join('\n')}\n`;
}

/** Epoch seconds of an ISO instant. */
export function at(isoText: string): number {
  return Date.parse(isoText) / 1000;
}

/** An ISO instant of epoch seconds. */
export function iso(utcS: number): string {
  return new Date(utcS * 1000).toISOString();
}

/** The totals of all channels, in file order. */
export function kwhOf({ channels }: Read): readonly string[] {
  return Object.values(channels).map(([, kwh]) => kwh);
}
