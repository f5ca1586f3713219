import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import type { ArchivePort } from '../container/archive.js';
import { readUsageFile } from '../read-usage-file.js';
import type { AnnualProfile } from './annual-profile.js';
import { yearOf } from './readings.spec-support.js';

const FILE = join(
  process.cwd(),
  '../shared/usage/samples/smart-meter-texas/IntervalData_2022-03-01_2023-01-14.csv',
);

const noArchive: ArchivePort = {
  gunzip: () => {
    throw new Error('the sample is plain text');
  },
  entries: () => Promise.reject(new Error('the sample is plain text')),
  oldWorkbook: () => Promise.reject(new Error('no workbook here')),
  pdfText: () => Promise.reject(new Error('no PDF here')),
};

async function readYear(): Promise<AnnualProfile> {
  const bytes = createReadStream(FILE);
  const from = { archive: noArchive, now: Date.now() };
  const { series, zone } = await readUsageFile({ name: 'smt.csv', bytes, ...from });
  return yearOf(
    series.map((one) => one.series),
    { zone },
  );
}

describeShared('eleven metered months of a Texan home', () => {
  it('keeps every metered watt-hour and projects only what is missing', async () => {
    const year = await readYear();
    expect(year.import.meteredMilliWh).toBe(6_825_137_000);
    expect(year.stepS).toBe(900);
    expect(year.knownDays).toBe(320);
    expect(year.months[0]).toBe('2022-02');
    const projected = year.import.months.filter((month) => month.projectedMilliWh > 0);
    expect(projected.map((month) => month.month)).toEqual(['2022-02', '2023-01']);
  });

  it('says of the missing February and half January no more than the neighbours allow', async () => {
    const { import: taken } = await readYear();
    expect(taken.milliWh).toBeGreaterThan(7_050_000_000);
    expect(taken.milliWh).toBeLessThan(7_600_000_000);
    expect(taken.interval80.lowMilliWh).toBeLessThan(taken.milliWh);
    expect(taken.interval80.highMilliWh).toBeGreaterThan(taken.milliWh);
  });
});
