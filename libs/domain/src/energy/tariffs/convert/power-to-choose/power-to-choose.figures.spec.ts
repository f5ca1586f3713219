import { readFileSync } from 'node:fs';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { averageCents } from './average-cents.spec-support.js';
import { convertPowerToChoose } from './power-to-choose.js';

const folder = '../shared/tariffs/plans/texas-ptc/';
const files = [
  ['ptc-2020-12-27.csv', '2020-12-27', 2107],
  ['ptc-2026-07-20-all-plans.json', '2026-07-20', 1652],
  ['ptc-2026-08-12-oncor.json', '2026-08-12', 172],
  ['ptc-2026-08-12-centerpoint.json', '2026-08-12', 177],
] as const;

describeShared('real listings', () => {
  it.each(files)('%s converts, every row', (file, asOf, rows) => {
    const { tariffs, refused } = convertPowerToChoose(readFileSync(folder + file, 'utf8'), {
      asOf,
      source: file,
    });
    expect(refused).toEqual([]);
    expect(tariffs).toHaveLength(rows);
    for (const tariff of tariffs) Tariff.parse(tariff);
  });

  it('gives back the averages of every row of 2026 within 0.1 cent', () => {
    const [, [file, asOf]] = files;
    const source = readFileSync(folder + file, 'utf8');
    // The file is a list of rows with these fields, as written down where it was gathered.
    const rows = JSON.parse(source) as { rate500: number; rate1000: number; rate2000: number }[];
    const { tariffs } = convertPowerToChoose(source, { asOf, source: file });
    const worst = tariffs.map((tariff, i) => {
      const row = rows[i];
      const published = [row?.rate500, row?.rate1000, row?.rate2000];
      return Math.max(
        ...[500, 1000, 2000].map((kwh, at) =>
          Math.abs(averageCents(tariff, kwh) - 100 * (published[at] ?? 0)),
        ),
      );
    });
    expect(Math.max(...worst)).toBeLessThanOrEqual(0.1);
  });
});
