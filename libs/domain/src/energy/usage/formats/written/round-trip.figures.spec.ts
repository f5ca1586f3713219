import fc from 'fast-check';
import { zoneOf } from '#domain/shared/zone';
import { USAGE_FORMATS } from '#domain/energy/usage/formats/formats';
import { AMERICAN } from './written-american.spec-support.js';
import { BRITISH } from './written-british.spec-support.js';
import { ELSEWHERE } from './written-elsewhere.spec-support.js';
import { EUROPEAN } from './written-european.spec-support.js';
import { FRENCH } from './written-french.spec-support.js';
import { intervalsFrom } from './written-formats.spec-support.js';
import type { FormatWriter, WrittenInterval } from './written-formats.spec-support.js';
import { read } from './written-usage.spec-support.js';
import type { Read } from './written-usage.spec-support.js';

const WRITERS: readonly FormatWriter[] = [...AMERICAN, ...BRITISH, ...FRENCH, ...EUROPEAN, ...ELSEWHERE];
const RUNS = { numRuns: 15 };

/** Formats that only others can write, and why. */
const UNWRITTEN: Readonly<Record<string, string>> = {
  'bills-csv': 'months of bills: the rows are periods of their own length',
  'home-assistant-statistics': 'a counter whose first hour is unknown',
  'temperature-csv': 'degrees, not energy',
};

/** Days of a year on which the clock of a zone changes. */
function changeDays(name: string, year: number): readonly number[] {
  const zone = zoneOf(name);
  const midnight = (day: number): number => zone.earlier(Date.UTC(year, 0, day) / 1000);
  return Array.from({ length: 364 }, (_, index) => index + 1).filter(
    (day) => midnight(day + 1) - midnight(day) !== 86_400,
  );
}

/** What is written: a stretch of days, often over a change of clocks. */
const stretchOf = (writer: FormatWriter) =>
  fc
    .record({
      year: fc.integer({ min: 2015, max: 2034 }),
      anyDay: fc.integer({ min: 1, max: 360 }),
      atChange: fc.boolean(),
      which: fc.nat(3),
      days: fc.integer({ min: 2, max: 3 }),
      cut: fc.nat(20),
      stepS: fc.constantFrom(...writer.stepsS),
      quanta: fc.array(fc.integer({ min: 2, max: Math.floor(4e9 / Math.max(writer.quantumMilliWh, 1000)) }), {
        minLength: 5,
        maxLength: 40,
      }),
    })
    .map(({ year, anyDay, atChange, which, days, cut, stepS, quanta }) => {
      const changes = changeDays(writer.zone, year);
      const change = atChange ? changes[which % Math.max(changes.length, 1)] : undefined;
      const whole = intervalsFrom(writer, { year, dayOfYear: change ?? anyDay, days }, stepS, quanta);
      const cutEnd = writer.wholeDays === true ? 0 : Math.min(cut, whole.length - 2);
      return { stepS, intervals: cutEnd === 0 ? whole : whole.slice(0, -cutEnd) };
    })
    .filter(({ intervals }) => writer.only24Hours !== true || isWithoutChange(writer.zone, intervals));

function isWithoutChange(name: string, intervals: readonly WrittenInterval[]): boolean {
  return new Set(intervals.map(({ startUtc }) => zoneOf(name).offsetAt(startUtc))).size === 1;
}

/** `start duration milliWh` of one channel, registers together, in time order. */
function readingsOf({ imported }: Read, channel: string): readonly (readonly [number, number, number])[] {
  return (imported?.series ?? [])
    .filter(({ series }) => series.channel === channel)
    .flatMap(({ series: { columns } }) =>
      Array.from(columns.startUtc, (startUtc, at): readonly [number, number, number] => [
        startUtc,
        columns.durationS[at] ?? 0,
        columns.energyMilliWh[at] ?? 0,
      ]),
    )
    .sort(([a], [b]) => a - b);
}

describe('writing a file and reading it', () => {
  it.each(WRITERS.map((writer) => [`${writer.format} ${writer.layout ?? ''}`.trim(), writer] as const))(
    'is the identity for %s',
    async (_name, writer) => {
      await fc.assert(
        fc.asyncProperty(stretchOf(writer), async ({ intervals, stepS }) => {
          const found = await read(
            { [writer.name ?? 'a.csv']: writer.write(intervals, stepS) },
            writer.given,
          );
          expect([found.refused, found.message, found.imported?.format]).toEqual([
            undefined,
            undefined,
            writer.format,
          ]);
          const expected = (milliWhOf: (at: number) => number) =>
            intervals.map(({ startUtc, endUtc }, at) => [startUtc, endUtc - startUtc, milliWhOf(at)]);
          expect(readingsOf(found, 'import')).toEqual(expected((at) => intervals[at]?.importMilliWh ?? 0));
          expect(readingsOf(found, 'export')).toEqual(
            writer.hasExport ? expected((at) => intervals[at]?.exportMilliWh ?? 0) : [],
          );
        }),
        RUNS,
      );
    },
  );

  it('is tried with every format that can be written', () => {
    const written = new Set([...WRITERS.map(({ format }) => format), ...Object.keys(UNWRITTEN)]);
    expect(USAGE_FORMATS.map(({ id }) => id).filter((id) => !written.has(id))).toEqual([]);
  });
});
