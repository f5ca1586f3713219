import { readUsageFiles } from '../read-usage-file.js';
import { jointReadings } from './joints.js';

const DAY_S = 86_400;
const reads = (fromDay: number, fromKwh: number, toDay: number, toKwh: number) => ({
  first: { atUtc: fromDay * DAY_S, value: { milliWh: fromKwh * 1_000_000, restE20Kwh: 0 }, row: 2 },
  last: { atUtc: toDay * DAY_S, value: { milliWh: toKwh * 1_000_000, restE20Kwh: 0 }, row: 9 },
});

describe('a register split over several files', () => {
  it('goes on from the last read of one to the first of the next, in the order of time', () => {
    const found = jointReadings([reads(41, 130, 60, 150), reads(0, 100, 30, 120), reads(31, 121, 40, 128)]);
    expect(
      found.map(({ startUtc, durationS, energy }) => [startUtc / DAY_S, durationS / DAY_S, energy.milliWh]),
    ).toEqual([
      [30, 1, 1_000_000],
      [40, 1, 2_000_000],
    ]);
  });

  it.each([
    ['overlap', reads(20, 115, 50, 140)],
    ['touch', reads(30, 120, 50, 140)],
    ['lie inside', reads(5, 102, 10, 105)],
    ['were reset between them', reads(31, 3, 50, 20)],
    ['leap as another meter would', reads(31, 9_000, 50, 9_020)],
  ])('needs nothing where files %s', (_how, next) => {
    expect(jointReadings([reads(0, 100, 30, 120), next])).toEqual([]);
  });

  it('reads the same as in one file', async () => {
    const rows = Array.from(
      { length: 240 },
      (_, hour) =>
        `2024-01-${String(1 + Math.floor(hour / 24)).padStart(2, '0')} ${String(hour % 24).padStart(2, '0')}:00,${(5000 + hour * 0.7).toFixed(1)}`,
    );
    const read = async (...parts: readonly (readonly string[])[]) => {
      const files = parts.map((part, index) => ({
        name: `${String(index)}.csv`,
        bytes: bytesOf(['Time,Meter reading (kWh)', ...part, ''].join('\n')),
      }));
      const archive = {
        gunzip: (bytes: AsyncIterable<Uint8Array>) => bytes,
        entries: () => Promise.resolve([]),
        oldWorkbook: () => Promise.reject(new Error('no workbook here')),
        pdfText: () => Promise.reject(new Error('no PDF here')),
      };
      const { series } = await readUsageFiles(files, { archive, now: Date.now(), zone: 'UTC' });
      return series.map(({ report: { kwh, intervals, missing, firstStart, lastEnd } }) => ({
        ...{ kwh, intervals, missing, firstStart, lastEnd },
      }));
    };
    expect(await read(rows.slice(100), rows.slice(0, 100))).toEqual(await read(rows));
  });
});

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
