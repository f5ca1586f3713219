import { PlaceList } from '../normalise/repairs.js';
import { qualityFindings } from './quality-findings.js';
import { reportSeries } from './report.js';
import type { UsageSeries } from '../readings/reading.js';

const HALF_HOUR_S = 1800;
const MIDNIGHT_IN_BRISBANE_S = Date.UTC(2026, 0, 1) / 1000 - 10 * 3600;
const NOTHING_DONE = {
  duplicates: new PlaceList(),
  conflicts: new PlaceList(),
  revisions: new PlaceList(),
  overlaps: new PlaceList(),
  durations: new PlaceList(),
};

describe('what is found in readings', () => {
  it('is told by local days, once where registers say the same', () => {
    const found = findingsOf([stuckWeek('import', 'E1'), stuckWeek('import', 'E2')]);
    expect(found).toEqual(['The same value repeats from 2026-01-01 to 2026-01-07: a stuck meter?']);
  });

  it('says of which count it speaks when it is not the use', () => {
    expect(findingsOf([stuckWeek('export', 'B1')])).toEqual([
      'The same value repeats from 2026-01-01 to 2026-01-07: a stuck meter? (sent to the grid)',
    ]);
  });
});

function findingsOf(series: readonly UsageSeries[]): readonly string[] {
  const read = {
    ...{ format: 'nem12', zone: 'Australia/Brisbane', files: [], skipped: [], warnings: [] },
    series: series.map((one) => ({
      series: one,
      report: reportSeries(one, { repairs: NOTHING_DONE, meterChangesUtc: [] }),
    })),
  };
  const localDay = (iso: string, shiftS = 0): string =>
    new Date(Date.parse(iso) + (shiftS + 10 * 3600) * 1000).toISOString().slice(0, 10);
  return qualityFindings(read, localDay).map(({ message }) => message);
}

function stuckWeek(channel: UsageSeries['channel'], register: string): UsageSeries {
  const length = 7 * 48;
  return {
    ...{ servicePoint: 'NMI0000001', channel, register, meter: '', zone: 'Australia/Brisbane' },
    columns: {
      length,
      startUtc: Float64Array.from({ length }, (_, at) => MIDNIGHT_IN_BRISBANE_S + at * HALF_HOUR_S),
      durationS: new Float64Array(length).fill(HALF_HOUR_S),
      energyMilliWh: new Float64Array(length).fill(250_000),
      quality: new Uint8Array(length),
      sourceRow: new Uint32Array(length),
    },
  };
}
