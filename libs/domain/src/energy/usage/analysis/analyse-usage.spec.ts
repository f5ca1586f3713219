import type { Load } from '#domain/energy/tariffs/model/load';
import { dayStart, intervals } from '../annual/readings.spec-support.js';
import { analyseUsage } from './analyse-usage.js';
import type { UsageAnalysis } from './usage-analysis.js';
import { UsageAnalysisSchema } from './usage-analysis.js';

const CHICAGO = 'America/Chicago';
const KWH = 1_000_000;

function loadOf(zone: string, milliWhAt: (startUtc: number, at: number) => number): Load {
  const readings = intervals(zone, { from: [2025, 1, 1], to: [2026, 1, 1] }, 3600, milliWhAt);
  return {
    zone,
    startUtc: Float64Array.from(readings, (reading) => reading.startUtc),
    durationS: Float64Array.from(readings, (reading) => reading.durationS),
    importMilliWh: Float64Array.from(readings, (reading) => reading.milliWh),
  };
}

/** The same energy in each hour of a month, so that the months sum to these kWh. */
function monthly(zone: string, kwh: readonly number[]): Load {
  return loadOf(zone, (startUtc) => {
    const month = kwh.findIndex((_, at) => startUtc < dayStart(zone, 2025, at + 2));
    const hours = (dayStart(zone, 2025, month + 2) - dayStart(zone, 2025, month + 1)) / 3600;
    return Math.round(((kwh[month] ?? 0) * KWH) / hours);
  });
}

/** The analysis of a load that interval readings cover whole. */
function analysis(load: Load): UsageAnalysis {
  return analyseUsage(load, new Uint8Array(load.startUtc.length).fill(1));
}

/** What is told of hours and power; fails the test where nothing is. */
function hoursOf(load: Load): NonNullable<UsageAnalysis['measuredHours']> {
  const { measuredHours } = analysis(load);
  if (measuredHours === null) throw new Error('nothing is said of hours');
  return measuredHours;
}

const COOLING = [850, 820, 780, 900, 950, 1400, 1600, 1500, 1000, 850, 800, 820];

describe('seasons', () => {
  it('finds the summer of a home that cools, to the figures others documented', () => {
    const { seasonality } = analysis(monthly(CHICAGO, COOLING));
    expect(seasonality.summerToWinter).toBeCloseTo(1.80723, 5);
    expect(seasonality.variation).toBeCloseTo(0.29111, 5);
    expect(seasonality).toMatchObject({ class: 'summer-peak', dominant: 'summer', hemisphere: 'north' });
  });

  it('knows that June is winter in Sydney', () => {
    const { seasonality } = analysis(monthly('Australia/Sydney', COOLING));
    expect(seasonality).toMatchObject({ class: 'winter-peak', dominant: 'winter', hemisphere: 'south' });
    expect(seasonality.summerToWinter).toBeCloseTo(1 / 1.80723, 5);
  });

  it('tells two peaks from none', () => {
    const peaks = analysis(
      monthly(CHICAGO, [1300, 1200, 800, 700, 800, 1200, 1400, 1300, 900, 700, 800, 1200]),
    );
    const flat = analysis(
      monthly(
        CHICAGO,
        Array.from({ length: 12 }, () => 500),
      ),
    );
    expect(peaks.seasonality.class).toBe('two-peaks');
    expect(flat.seasonality).toMatchObject({ class: 'flat', dominant: 'neither', variation: 0 });
  });
});

describe('rhythm and powers', () => {
  const evening = loadOf(CHICAGO, (startUtc) =>
    (((startUtc - dayStart(CHICAGO, 2025, 1)) / 3600) | 0) % 24 === 18 ? 3 * KWH : KWH / 2,
  );

  it('fits the schema that the page parses', () => {
    expect(UsageAnalysisSchema.parse(analysis(evening))).toEqual(analysis(evening));
  });

  it('means each hour of the week on the clock of the home, Monday first', () => {
    const weekend = hoursOf(
      loadOf(CHICAGO, (startUtc) => {
        const local = new Date((startUtc - 6 * 3600) * 1000).getUTCDay();
        return local === 0 || local === 6 ? 2 * KWH : KWH;
      }),
    );
    expect(weekend.heatmap[0]?.[12]).toBe('1');
    expect(weekend.heatmap[6]?.[12]).toBe('2');
    expect(weekend.weekendShare).toBeCloseTo(0.444, 2);
    expect(weekend.nightShare).toBeCloseTo(8 / 24, 2);
  });

  it('finds the base load, the peak and its moment', () => {
    const hours = hoursOf(evening);
    expect(hours.baseLoadKw).toBe('0.5');
    expect(hours.peak).toEqual({ kw: '3', startUtc: '2025-01-02T00:00:00Z' });
    expect(hours.loadDuration[0]).toEqual({ share: 0, kw: '3' });
    expect(hours.loadDuration.at(-1)).toEqual({ share: 1, kw: '0.5' });
    expect(hours.loadDuration).toHaveLength(101);
  });

  it('counts controlled load as taken, export apart, and looks for the base load in the dark where the sun exports', () => {
    const sunny = loadOf(CHICAGO, (startUtc) => {
      const hour = new Date((startUtc - 6 * 3600) * 1000).getUTCHours();
      return hour >= 8 && hour < 18 ? 0 : KWH / 4;
    });
    const home = {
      ...sunny,
      exportMilliWh: new Float64Array(8760).fill(KWH / 10),
      controlledLoadMilliWh: new Float64Array(8760).fill(KWH / 10),
    };
    expect(analysis(home).exportKwh).toBe('876');
    expect(Number(analysis(home).importKwh)).toBeCloseTo(
      8760 * 0.1 + sunny.importMilliWh.reduce((a, b) => a + b, 0) / KWH,
      6,
    );
    expect(hoursOf(home).baseLoadKw).toBe('0.35');
  });

  it('gives days of each month, the long and the short ones too', () => {
    expect(analysis(evening).months.map((month) => month.days)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });

  it('takes no hour, peak or curve from intervals that no meter read', () => {
    const firstMonth = Uint8Array.from(evening.startUtc, (startUtc) =>
      startUtc < dayStart(CHICAGO, 2025, 2) ? 1 : 0,
    );
    const projectedPeak = {
      ...evening,
      importMilliWh: evening.importMilliWh.map((milliWh, at) => (firstMonth[at] === 1 ? milliWh : 9 * KWH)),
    };
    const { measuredHours, months } = analyseUsage(projectedPeak, firstMonth);
    expect(measuredHours).toMatchObject({ days: 31, peak: { kw: '3' }, baseLoadKw: '0.5' });
    expect(Number(months[6]?.importKwh)).toBe(9 * 31 * 24);
  });

  it('says nothing of hours from bills, or from less than a week of intervals', () => {
    const nothing = new Uint8Array(evening.startUtc.length);
    expect(analyseUsage(evening, nothing).measuredHours).toBeNull();
    expect(
      analyseUsage(
        evening,
        nothing.map((_, at) => (at < 7 * 24 - 1 ? 1 : 0)),
      ).measuredHours,
    ).toBeNull();
    expect(
      analyseUsage(
        evening,
        nothing.map((_, at) => (at < 7 * 24 ? 1 : 0)),
      ).measuredHours,
    ).not.toBeNull();
  });
});
