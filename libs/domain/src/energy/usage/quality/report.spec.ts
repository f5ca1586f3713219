import { zoneOf } from '#domain/shared/zone';
import { GrowingColumns } from '../readings/columns.js';
import { PlaceList } from '../normalise/repairs.js';
import type { ReadingQuality, UsageSeries } from '../readings/reading.js';
import { reportSeries } from './report.js';
import type { SeriesHistory } from './report.js';

const HOUR_S = 3_600;
const CHICAGO = zoneOf('America/Chicago');
const MIDNIGHT = CHICAGO.earlier(Date.UTC(2022, 10, 5) / 1000);
const NOTHING: SeriesHistory = {
  repairs: {
    duplicates: new PlaceList(),
    conflicts: new PlaceList(),
    revisions: new PlaceList(),
    overlaps: new PlaceList(),
    durations: new PlaceList(),
  },
  meterChangesUtc: [],
};

/** Hours from a Chicago midnight before the autumn change: value in Wh, or a hole. */
function hours(
  count: number,
  wattHours: (hour: number) => number | undefined,
  quality: ReadingQuality = 'actual',
): UsageSeries {
  const held = new GrowingColumns();
  for (let hour = 0; hour < count; hour += 1) {
    const value = wattHours(hour);
    if (value === undefined) continue;
    held.add({
      startUtc: MIDNIGHT + hour * HOUR_S,
      durationS: HOUR_S,
      energy: { milliWh: value * 1000, restE20Kwh: 0 },
      quality,
      row: hour + 2,
    });
  }
  return {
    servicePoint: 'a',
    channel: 'import',
    register: '',
    meter: '',
    zone: 'America/Chicago',
    columns: held.columns(),
  };
}

describe('the quality report', () => {
  it('counts what is there, what is missing and the clock change', () => {
    const report = reportSeries(
      hours(72, (hour) => (hour >= 10 && hour < 13 ? undefined : 500 + hour)),
      NOTHING,
    );
    expect(report).toMatchObject({
      intervalSeconds: 3600,
      intervals: 69,
      missing: 3,
      coverage: 0.9583,
      days: 3,
      allowsAnnualClaim: false,
    });
    expect(report.gaps).toEqual({
      count: 1,
      intervals: 3,
      longest: [{ from: '2022-11-05T15:00:00Z', to: '2022-11-05T18:00:00Z', intervals: 3 }],
    });
    expect(report.clockChangeDays).toEqual([{ date: '2022-11-06', change: 'autumn', intervals: 25 }]);
    expect(report.messages).toContain('3 readings are missing in 1 gap; the longest is on 2022-11-05.');
  });

  it.each([
    [2, 'Less than a day is here: '],
    [24, 'Only 1 day is here: '],
    [48, 'Only 2 days are here: '],
  ])('says of %d hours that they are too little for a year', (length, words) => {
    const { messages } = reportSeries(
      hours(length, () => 500),
      NOTHING,
    );
    expect(messages).toContain(`${words}too little to say anything about a year (30 days are needed).`);
  });

  it('finds days far above the rest, impossible power, empty days, stuck values and a dead end', () => {
    const value = (hour: number): number => {
      if (hour === 100) return 500_000;
      if (hour >= 200 && hour < 260) return 0;
      if (hour >= 300 && hour < 330) return 777;
      return hour >= 950 ? 0 : 400 + (hour % 11) * 20;
    };
    const report = reportSeries(hours(960, value), NOTHING);
    expect(report.outliers.rows).toContain(102);
    expect(report.zeroRuns.map(({ intervals }) => intervals)).toEqual([60]);
    expect(report.stuckRuns.map(({ intervals }) => intervals)).toEqual([30]);
    expect([report.trailingZeros, report.allowsAnnualClaim]).toEqual([10, true]);
  });

  it('holds a stated total against the rows, rounding forgiven', () => {
    const stated = (kwh: string) => ({
      ...NOTHING,
      stated: [{ key: { servicePoint: 'a', channel: 'import', register: '' }, kwh, row: 12 } as const],
    });
    expect(
      reportSeries(
        hours(100, () => 500),
        stated('50.04'),
      ).statedTotal,
    ).toEqual({ statedKwh: '50.04', rowsKwh: '50', agrees: true, row: 12 });
    const lies = reportSeries(
      hours(100, () => 500),
      stated('60'),
    );
    expect(lies.statedTotal?.agrees).toBe(false);
    expect(lies.messages).toContain(
      'The file says it totals 60 kWh (row 12), but its rows add up to 50 kWh. The rows were used.',
    );
  });

  it('says how much the utility estimated', () => {
    const report = reportSeries(
      hours(10, () => 500, 'estimated'),
      NOTHING,
    );
    expect([report.estimated, report.estimatedShare]).toEqual([10, 1]);
    expect(report.messages).toContain('10 readings were estimated by the utility (100 %).');
  });
});
