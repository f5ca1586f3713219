import fc from 'fast-check';
import { kwhText } from '#domain/shared/units';
import { localText, zoneOf } from '#domain/shared/zone';
import { greenButtonFeed, read, SMT_HEADER, smtRow } from './written-usage.spec-support.js';
import type { Read, WrittenReading } from './written-usage.spec-support.js';

const DAY_S = 86_400;
const FEW = { numRuns: 25 };
const CHICAGO = zoneOf('America/Chicago');

/** Whole milli-watt-hours as a file writes kWh. */
const kwh = (milliWh: number): string => kwhText({ milliWh, restE20Kwh: 0 });
const only = ({ channels }: Read): readonly [number, string, string, number] | undefined =>
  Object.values(channels)[0];
const total = (values: readonly number[]): string => kwh(values.reduce((sum, value) => sum + value, 0));

/** Values of consecutive quarters, at most 25 kW. */
const quarters = fc.array(
  fc.integer({ min: 1, max: 6_250 }).map((wattHours) => wattHours * 1000),
  { minLength: 4, maxLength: 300 },
);
/** Midnights of Chicago in 2015 to 2034. */
const midnight = fc
  .integer({ min: 0, max: 7_300 })
  .map((day) => CHICAGO.earlier(Date.UTC(2015, 0, 1) / 1000 + day * DAY_S));

function smtText(starts: readonly number[], values: readonly number[]): string {
  const rows = starts.map((start, index) => {
    const from = localText(CHICAGO.localAt(start));
    const to = localText(CHICAGO.localAt(start + 900));
    const [year = '', month = '', day = ''] = from.slice(0, 10).split('-');
    return smtRow(`${month}/${day}/${year}`, from.slice(11), to.slice(11), { kwh: kwh(values[index] ?? 0) });
  });
  return `${[SMT_HEADER, ...rows].join('\n')}\n`;
}

function feedText(readings: readonly WrittenReading[], multiplier = 0): string {
  return greenButtonFeed({ tzOffset: -21_600, stepS: 900, meters: [{ multiplier, blocks: [readings] }] });
}

describe('writing usage and reading it', () => {
  it('is the identity for Smart Meter Texas, on any day of any year', async () => {
    await fc.assert(
      fc.asyncProperty(midnight, quarters, async (start, values) => {
        const starts = values.map((_, index) => start + index * 900);
        const found = await read({ 'smt.csv': smtText(starts, values) });
        const columns = found.imported?.series[0]?.series.columns;
        expect([...(columns?.startUtc ?? [])]).toEqual(starts);
        expect([...(columns?.energyMilliWh ?? [])]).toEqual(values);
        expect(only(found)?.[1]).toBe(total(values));
      }),
      FEW,
    );
  });

  it('is the identity for Green Button, by the fast path and by the parser alone', async () => {
    await fc.assert(
      fc.asyncProperty(midnight, quarters, fc.constantFrom(-3, 0, 3), async (start, values, multiplier) => {
        const readings = values.map((value, index) => ({ start: start + index * 900, value: String(value) }));
        const fast = await read({ 'a.xml': feedText(readings, multiplier) });
        // An attribute on each reading is harmless, and no plain reading: the parser takes them all.
        const slow = await read({
          'a.xml': feedText(readings, multiplier).replaceAll('<IntervalReading>', '<IntervalReading a="">'),
        });
        const columns = fast.imported?.series[0]?.series.columns;
        expect([...(columns?.startUtc ?? [])]).toEqual(readings.map((reading) => reading.start));
        expect(only(fast)?.[1]).toBe(
          kwh(values.reduce((sum, value) => sum + value, 0) * 10 ** (multiplier + 3)),
        );
        expect(slow.imported).toEqual(fast.imported);
      }),
      FEW,
    );
  });
});

describe('the total', () => {
  it('does not depend on the order of rows, on repeats, on splitting or on overlap', async () => {
    await fc.assert(
      fc.asyncProperty(
        midnight,
        quarters,
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        async (start, values, overlap, turn) => {
          const readings = values.map((value, index) => ({
            start: start + index * 900,
            value: String(value / 1000),
          }));
          const middle = readings.length >> 1;
          const turned = [
            ...readings.slice(turn % readings.length),
            ...readings.slice(0, turn % readings.length),
          ].reverse();
          const whole = only(await read({ 'a.xml': feedText(readings) }));
          expect(whole?.slice(0, 2)).toEqual([values.length, total(values)]);
          expect(only(await read({ 'a.xml': feedText(turned) }))).toEqual(whole);
          expect(only(await read({ 'a.xml': feedText([...readings, ...turned]) }))).toEqual(whole);
          const split = {
            'a.xml': feedText(readings.slice(0, middle + overlap)),
            'b.xml': feedText(readings.slice(middle)),
          };
          expect(only(await read(split))).toEqual(whole);
          expect(only(await read({ 'b.xml': split['b.xml'], 'a.xml': split['a.xml'] }))).toEqual(whole);
        },
      ),
      FEW,
    );
  });

  it('keeps every decimal of twenty', async () => {
    const value = fc.tuple(fc.nat(99), fc.bigInt({ min: 0n, max: 99_999_999_999_999_999_999n }));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 2, maxLength: 60 }), async (values) => {
        const texts = values.map(
          ([whole, fraction]) => `${String(whole)}.${String(fraction).padStart(20, '0')}`,
        );
        const rows = texts.map((text, index) => `${text}, ${stamp(index)}, ${stamp(index + 1)}`);
        const found = await read({ 'a.csv': `Consumption (kWh), Start, End\n${rows.join('\n')}\n` });
        const sum = values.reduce(
          (all, [whole, fraction]) => all + BigInt(whole) * 10n ** 20n + fraction,
          0n,
        );
        expect(scaled(only(found)?.[1] ?? '')).toBe(sum);
      }),
      FEW,
    );
  });
});

describe('a random year in a random zone', () => {
  const zones = [
    'America/Chicago',
    'America/New_York',
    'America/Los_Angeles',
    'Europe/London',
    'Europe/Madrid',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Asia/Kolkata',
    'America/Phoenix',
  ];

  it('survives both clock changes when written by the clock on the wall', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.integer({ min: 2012, max: 2034 }),
        async (name, year) => {
          const zone = zoneOf(name);
          const first = zone.earlier(Date.UTC(year, 0, 1) / 1000);
          const last = zone.earlier(Date.UTC(year + 1, 0, 1) / 1000);
          const starts = Array.from({ length: (last - first) / 1800 }, (_, index) => first + index * 1800);
          const rows = starts.map(
            (start, index) => `${localText(zone.localAt(start))},${kwh((1 + (index % 97)) * 1000)}`,
          );
          const found = await read({ 'a.csv': `start,usage (kWh)\n${rows.join('\n')}\n` }, name);
          const columns = found.imported?.series[0]?.series.columns;
          expect(columns?.length).toBe(starts.length);
          expect(columns?.startUtc.every((start, index) => start === starts[index])).toBe(true);
          expect(only(found)?.slice(1)).toEqual([
            total(starts.map((_, index) => (1 + (index % 97)) * 1000)),
            new Date(first * 1000).toISOString().replace('.000', ''),
            0,
          ]);
        },
      ),
      { numRuns: 8 },
    );
  });
});

function stamp(halfHours: number): string {
  return new Date(Date.UTC(2024, 0, 1) + halfHours * 1_800_000).toISOString().replace('.000Z', '+00:00');
}

function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(20, '0'));
}
