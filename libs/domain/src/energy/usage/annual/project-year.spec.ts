import { DomainError } from '#domain/shared/domain-error';
import { dayStart, bills, intervals, seriesOf, sum, yearOf } from './readings.spec-support.js';
import { projectYear } from './project-year.js';

const CHICAGO = 'America/Chicago';
const KWH = 1_000_000;
/** A home that cools: 12,270 kWh a year. */
const SEASONAL = [850, 820, 780, 900, 950, 1400, 1600, 1500, 1000, 850, 800, 820];

describe('a year from bills', () => {
  it('keeps twelve whole bills to the milli-watt-hour, month by month', () => {
    const year = yearOf([seriesOf(CHICAGO, bills(CHICAGO, 2025, 1, SEASONAL))], { zone: CHICAGO });
    expect(year.import.months.map((month) => month.milliWh)).toEqual(SEASONAL.map((kwh) => kwh * KWH));
    expect(year.import.interval80).toEqual({ lowMilliWh: 12_270 * KWH, highMilliWh: 12_270 * KWH });
    expect(year.timing).toBe('spread');
    expect(year.months).toEqual(
      Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`),
    );
  });

  it('makes of June to November a year near the truth, and says how far off it may be', () => {
    const known = seriesOf(CHICAGO, bills(CHICAGO, 2025, 6, SEASONAL.slice(5, 11)));
    const year = yearOf([known], { zone: CHICAGO });
    expect(year.import.milliWh).toBeGreaterThan(11_000 * KWH);
    expect(year.import.milliWh).toBeLessThan(13_700 * KWH);
    expect(year.import.interval80.lowMilliWh).toBeLessThan(12_270 * KWH);
    expect(year.import.interval80.highMilliWh).toBeGreaterThan(12_270 * KWH);
    expect(year.import.meteredMilliWh).toBe(7150 * KWH);
    expect(year.notes.map((note) => note.code)).toEqual([
      'annual.projected',
      'annual.spread',
      'annual.finer-data',
    ]);
  });

  it.each(['America/New_York', 'Europe/London', 'Australia/Sydney', 'Asia/Kolkata'])(
    'never gives a tenth of the year, whatever the climate: %s',
    (zone) => {
      const year = yearOf([seriesOf(zone, bills(zone, 2025, 6, SEASONAL.slice(5, 11)))], { zone });
      expect(year.import.milliWh).toBeGreaterThan(9_000 * KWH);
    },
  );

  it('puts a bill that runs from mid-month to mid-month where it belongs, whole', () => {
    const startUtc = dayStart(CHICAGO, 2025, 3, 17);
    const endUtc = dayStart(CHICAGO, 2025, 4, 16);
    const bill = { startUtc, durationS: endUtc - startUtc, milliWh: 612_345_679 };
    const { load } = yearOf([seriesOf(CHICAGO, [bill])], { zone: CHICAGO });
    const inside = load.importMilliWh.filter((_, at) => {
      const start = load.startUtc[at] ?? 0;
      return start >= startUtc && start < endUtc;
    });
    expect(sum(inside)).toBe(612_345_679);
  });

  it('does not add a bill to the intervals that tell the same energy', () => {
    const hours = seriesOf(
      CHICAGO,
      intervals(CHICAGO, { from: [2025, 1, 1], to: [2026, 1, 1] }, 3600, () => KWH),
    );
    const billed = seriesOf(CHICAGO, bills(CHICAGO, 2025, 1, SEASONAL), { register: 'billed' });
    expect(yearOf([hours, billed], { zone: CHICAGO }).import.milliWh).toBe(8760 * KWH);
  });
});

describe('a year from intervals', () => {
  const yearly = (zone: string, stepS: number): ReturnType<typeof intervals> =>
    intervals(zone, { from: [2025, 1, 1], to: [2026, 1, 1] }, stepS, (_, at) => 100_000 + (at % 977));

  it.each([
    ['America/Chicago', 900],
    ['Europe/Madrid', 1800],
    ['Australia/Adelaide', 3600],
    ['Australia/Lord_Howe', 900],
    ['Asia/Kathmandu', 900],
    ['America/Santiago', 3600],
  ])('keeps each month of a whole year exactly: %s by %i s', (zone, stepS) => {
    const readings = yearly(zone, stepS);
    const year = yearOf([seriesOf(zone, readings)], { zone });
    for (const [at, month] of year.import.months.entries()) {
      const from = dayStart(zone, 2025, at + 1);
      const to = dayStart(zone, 2025, at + 2);
      const within = readings.filter(({ startUtc }) => startUtc >= from && startUtc < to);
      expect(month.milliWh).toBe(sum(within.map((reading) => reading.milliWh)));
    }
    expect(year.import.months.every((month) => month.meteredShare === 1)).toBe(true);
    expect(year.stepS).toBe(stepS);
  });

  it('brings five-minute readings to quarter hours', () => {
    const year = yearOf([seriesOf(CHICAGO, yearly(CHICAGO, 300))], { zone: CHICAGO });
    expect(year.stepS).toBe(900);
    expect(year.import.milliWh).toBe(sum(yearly(CHICAGO, 300).map((reading) => reading.milliWh)));
  });

  it('takes the latest twelve months of two years', () => {
    const readings = intervals(CHICAGO, { from: [2023, 11, 1], to: [2025, 11, 4] }, 3600, (startUtc) =>
      startUtc < dayStart(CHICAGO, 2024, 11) ? 2 * KWH : KWH,
    );
    const year = yearOf([seriesOf(CHICAGO, readings)], { zone: CHICAGO });
    expect(year.months[0]).toBe('2024-11');
    expect(year.import.milliWh).toBe(8760 * KWH);
  });

  it('takes the missing first days from the same days a year later', () => {
    const readings = intervals(CHICAGO, { from: [2025, 1, 15], to: [2026, 1, 15] }, 3600, () => KWH);
    const year = yearOf([seriesOf(CHICAGO, readings)], { zone: CHICAGO });
    expect(year.months[0]).toBe('2025-01');
    expect(year.import.milliWh).toBe(8760 * KWH);
    expect(year.import.projectedMilliWh).toBe(14 * 24 * KWH);
    expect(year.notes.map((note) => note.code)).toContain('annual.other-year');
  });

  it('moves to the months asked for', () => {
    const readings = yearly(CHICAGO, 3600);
    const year = yearOf([seriesOf(CHICAGO, readings)], { zone: CHICAGO, from: '2026-03' });
    expect(year.months[0]).toBe('2026-03');
    expect(year.import.meteredMilliWh).toBe(0);
    expect(year.import.milliWh / sum(readings.map((reading) => reading.milliWh))).toBeCloseTo(1, 2);
  });

  it('stays sane when a month is known but for a few seconds', () => {
    const readings = intervals(CHICAGO, { from: [2025, 1, 1], to: [2026, 1, 1] }, 3607, () => KWH);
    const year = yearOf([seriesOf(CHICAGO, readings)], { zone: CHICAGO });
    expect(year.import.milliWh / (readings.length * KWH)).toBeCloseTo(1, 2);
  });

  it('splits net readings by sign, interval by interval', () => {
    const readings = intervals(CHICAGO, { from: [2025, 1, 1], to: [2026, 1, 1] }, 3600, (_, at) =>
      at % 2 === 0 ? 3 * KWH : -KWH,
    );
    const year = yearOf([seriesOf(CHICAGO, readings, { channel: 'net' })], { zone: CHICAGO });
    expect(year.import.milliWh).toBe(4380 * 3 * KWH);
    expect(year.export?.milliWh).toBe(4380 * KWH);
  });

  it('adds registers that run side by side and registers that take turns', () => {
    const span = { from: [2025, 1, 1], to: [2026, 1, 1] } as const;
    const whole = intervals(CHICAGO, span, 3600, () => KWH);
    const day = whole.filter((_, at) => at % 24 >= 7);
    const night = whole.filter((_, at) => at % 24 < 7);
    const turns = [day, night].map((readings, at) =>
      seriesOf(CHICAGO, readings, { register: `T${String(at)}` }),
    );
    const beside = [whole, whole].map((readings, at) =>
      seriesOf(CHICAGO, readings, { register: `E${String(at)}` }),
    );
    expect(yearOf(turns, { zone: CHICAGO }).import).toMatchObject({ milliWh: 8760 * KWH, filledMilliWh: 0 });
    expect(yearOf(beside, { zone: CHICAGO }).import.milliWh).toBe(2 * 8760 * KWH);
  });

  it('keeps controlled load apart', () => {
    const general = seriesOf(CHICAGO, yearly(CHICAGO, 3600));
    const switched = seriesOf(CHICAGO, bills(CHICAGO, 2025, 1, SEASONAL), { channel: 'controlledLoad' });
    const year = yearOf([general, switched], { zone: CHICAGO });
    expect(year.controlledLoad?.milliWh).toBe(12_270 * KWH);
    expect(sum(year.load.controlledLoadMilliWh ?? [])).toBe(12_270 * KWH);
    expect(year.import.milliWh).toBe(sum(year.load.importMilliWh));
  });

  it('leaves out an export that was always zero', () => {
    const nothing = yearly(CHICAGO, 3600).map((reading) => ({ ...reading, milliWh: 0 }));
    const year = yearOf(
      [seriesOf(CHICAGO, yearly(CHICAGO, 3600)), seriesOf(CHICAGO, nothing, { channel: 'export' })],
      { zone: CHICAGO },
    );
    expect(year.export).toBeUndefined();
    expect(year.load.exportMilliWh).toBeUndefined();
  });

  it('tags a long hole as filled and the months after the last reading as projected', () => {
    const readings = yearly(CHICAGO, 3600).filter(
      ({ startUtc }) =>
        startUtc < dayStart(CHICAGO, 2025, 10) &&
        (startUtc < dayStart(CHICAGO, 2025, 4, 5) || startUtc >= dayStart(CHICAGO, 2025, 4, 25)),
    );
    const { months } = yearOf([seriesOf(CHICAGO, readings)], { zone: CHICAGO, from: '2025-01' }).import;
    expect(months[3]?.filledShare).toBeCloseTo(20 / 30, 3);
    expect(months[3]?.projectedMilliWh).toBe(0);
    expect(months[10]).toMatchObject({ projectedShare: 1, meteredMilliWh: 0, filledMilliWh: 0 });
    expect(months[10]?.milliWh).toBeGreaterThan(0);
  });
});

describe('what is refused', () => {
  it('makes no yearly claim on 29 days, and makes one on 30', () => {
    const days = (count: number): ReturnType<typeof projectYear> =>
      projectYear(
        [
          seriesOf(
            CHICAGO,
            intervals(CHICAGO, { from: [2025, 6, 1], to: [2025, 6, 1 + count] }, 3600, () => KWH),
          ),
        ],
        { zone: CHICAGO },
      );
    expect(days(27)).toMatchObject({ kind: 'refused', code: 'usage.too-short', knownDays: 27 });
    expect(days(30)).toMatchObject({ kind: 'year' });
  });

  it('counts no reading that is missing', () => {
    const readings = intervals(CHICAGO, { from: [2025, 6, 1], to: [2025, 8, 1] }, 3600, () => 0);
    const missing = readings.map((reading) => ({ ...reading, quality: 'missing' as const }));
    expect(projectYear([seriesOf(CHICAGO, missing)], { zone: CHICAGO })).toMatchObject({
      code: 'usage.no-import',
    });
  });

  it('asks which of two meters is the home', () => {
    const readings = intervals(CHICAGO, { from: [2025, 6, 1], to: [2025, 8, 1] }, 3600, () => KWH);
    const both = ['a', 'b'].map((servicePoint) => seriesOf(CHICAGO, readings, { servicePoint }));
    expect(() => projectYear(both, { zone: CHICAGO })).toThrow(DomainError);
    expect(() => projectYear(both, { zone: CHICAGO })).toThrow('holds 2 meters');
  });

  it('gives a home that used nothing a year of nothing', () => {
    const readings = intervals(CHICAGO, { from: [2025, 6, 1], to: [2025, 8, 1] }, 3600, () => 0);
    const year = yearOf([seriesOf(CHICAGO, readings)], { zone: CHICAGO });
    expect(year.import.milliWh).toBeLessThan(KWH);
  });
});
