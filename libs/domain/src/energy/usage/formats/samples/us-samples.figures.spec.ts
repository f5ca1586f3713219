import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { e20, expectedOf, linesOf, readSample, SHARED } from './samples.spec-support.js';
import type { Outcome } from './samples.spec-support.js';

interface PeerListing {
  /** A peer that counts every IntervalReading of a document. */
  readonly N: {
    readonly n_interval_readings: number;
    readonly raw_value_sum?: number;
    readonly first_start?: number;
    readonly last_start?: number;
  } | null;
}

const REFUSED: Readonly<Record<string, string>> = {
  'ESPIReadingTypes.xml': 'usage.no-readings',
  'ESPIUsagePoints.xml': 'usage.no-readings',
  'ESPIUsageSummary.xml': 'usage.no-readings',
  'gas_containerized.xml': 'usage.gas',
  'ngma_gas_provider_2024-07-16.xml': 'usage.gas',
  'gas_direct.xml': 'usage.gas',
  'ngma_natural_gas_billing_billing_data_Service_1_1_2021-05-26_to_2024-04-25.xml': 'usage.gas',
  'Gas.xml': 'usage.gas',
  'pge_2016_gas.xml': 'usage.gas',
  'Water.xml': 'usage.water',
};

/** Powers of ten from a feed's values to Wh, where it is not 0. */
const MULTIPLIERS: Readonly<Record<string, number>> = {
  'MonthlyOnlyElectricData.xml': 3,
  'pge_2016_forward_reverse_4_readingtypes.xml': -3,
};

describeShared('the shared samples', () => {
  describe('Green Button samples', () => {
    const { files } = expectedOf<PeerListing>('green-button');
    const present = Object.entries(files).filter(([file]) => isHere(file));

    it.each(present)('%s agrees with what others read', async (file, { N }) => {
      const outcome = await readSample(file);
      const name = file.split('/').at(-1) ?? '';
      expect(outcome.refused).toBe(REFUSED[name]);
      if (REFUSED[name] !== undefined || N === null) return;
      const channels = [...outcome.channels.values()];
      expect(channels.reduce((sum, { intervals }) => sum + intervals, 0)).toBe(N.n_interval_readings);
      expect(totalE20(outcome)).toBe(
        (e20(String(N.raw_value_sum ?? 0)) * 1_000_000n * 10n ** BigInt((MULTIPLIERS[name] ?? 0) + 3)) /
          1_000_000_000_000n,
      );
      expect(firstStart(outcome)).toBe(N.first_start);
      expect(Math.max(...channels.map(({ lastStartUtc }) => lastStartUtc))).toBe(N.last_start);
    });

    it.each([
      'gba-sandbox/TestGBDataOneYearDailyBinnedMonthly.xml',
      'openespi-sdk/15minLP_15Days.xml',
      'openespi-sdk/1dayLP_45Days.xml',
      'openespi-sdk/Electric.xml',
      'openespi-sdk/MonthlyOnlyElectricData.xml',
    ])('%s agrees with its own bill', async (file) => {
      const outcome = await readSample(`green-button/${file}`);
      expect([...outcome.channels.values()].map(({ quality }) => quality.statedTotal?.agrees)).toEqual([
        true,
      ]);
      expect(outcome.warnings).not.toContain('usage.stated-total-differs');
    });

    it('reads the days of PG&E to the milli-watt-hour', async () => {
      const [channel] = [...(await readSample('green-button/pge/espi_1_day.xml')).channels.values()];
      expect(channel).toMatchObject({ kwh: '50.663298', intervals: 24, firstStart: '2019-10-03T07:00:00Z' });
    });

    it('keeps five usage points with equal names apart', async () => {
      const outcome = await readSample('green-button/openespi-sdk/1hrLP_32DaysFiveUsagePoints_M.xml.gz');
      expect(outcome.channels.size).toBe(5);
      expect([...outcome.channels.values()].map(({ intervals }) => intervals)).toEqual([
        768, 768, 768, 768, 768,
      ]);
    });

    it('keeps forward and reverse apart', async () => {
      const outcome = await readSample('green-button/pge/pge_2016_forward_reverse_4_readingtypes.xml');
      expect([...outcome.channels.keys()].map((key) => key.split('/')[1])).toEqual(['import', 'export']);
    });

    it('moves the local clock of SDG&E to UTC once the zone is known, and not before', async () => {
      const file = 'green-button/sdge/sdge_2019_oct.xml';
      const moved = await readSample(file, 'America/Los_Angeles');
      expect(moved.warnings).toContain('usage.local-clock-as-utc');
      expect([...moved.channels.values()][0]).toMatchObject({
        firstStart: '2019-10-01T07:00:00Z',
        kwh: '351.425',
      });
      expect([...(await readSample(file)).channels.values()][0]).toMatchObject({
        firstStart: '2019-10-01T00:00:00Z',
      });
    });
  });

  describe('Smart Meter Texas samples', () => {
    it('reads 320 days over both clock changes', async () => {
      const { files } =
        expectedOf<
          Readonly<
            Record<string, { readonly rows: number; readonly blank_rows: number; readonly kwh: number }>
          >
        >('smart-meter-texas');
      const file = 'smart-meter-texas/IntervalData_2022-03-01_2023-01-14.csv';
      const expected = files[file]?.['Consumption'];
      const outcome = await readSample(file);
      expect([...outcome.channels.values()]).toEqual([
        expect.objectContaining({
          intervals: (expected?.rows ?? 0) - (expected?.blank_rows ?? 0),
          missing: 0,
          kwh: String(expected?.kwh),
          firstStart: '2022-03-01T06:00:00Z',
          lastEnd: '2023-01-15T06:00:00Z',
        }),
      ]);
      expect(outcome.warnings).toEqual([]);
    });
  });

  describe('utility tables', () => {
    it.each([
      ['utility-csv/sdge/Electric_60_Minute_2022-11.csv', '00000000/import/', 721, '817.415'],
      ['utility-csv/sdge/sdge_15min_sample_year.csv', '12341234/import/', 8636, '2379.59'],
      ['utility-csv/sce/one_day_constant_power.csv', '/import/', 96, '24'],
      ['utility-csv/sce/two_days_constant_power.csv', '/import/', 192, '48'],
      ['utility-csv/sce/sce_nem_15min_2024-05.csv', '/import/', 96, '2.99'],
      ['utility-csv/sce/sce_nem_15min_2024-05.csv', '/export/', 96, '0.34'],
      ['utility-csv/pge/sample_usage_am_pm.csv', '/import/', 15, '8.77'],
      ['snippets-from-peers-tests/pge_nem.csv', '/export/', 3, '0.6'],
      ['snippets-from-peers-tests/peco.csv', '/import/', 4, '1.29'],
      ['snippets-from-peers-tests/smt_mixed.csv', '10000000000000001/export/', 1, '0.1'],
    ])('%s %s', async (file, channel, intervals, kwh) => {
      expect((await readSample(file)).channels.get(channel)).toMatchObject({ intervals, kwh });
    });

    it('says that the header of an edited SDG&E file lies', async () => {
      expect((await readSample('utility-csv/sdge/sdge_15min_sample_year.csv')).warnings).toContain(
        'usage.stated-total-differs',
      );
    });

    it('refuses an SCE file of nothing but headers', async () => {
      expect((await readSample('utility-csv/sce/header_only.csv')).refused).toBe('usage.no-readings');
    });

    const bills = readdirSync(join(SHARED, 'samples', 'monthly-bills'));
    it.each(bills)('%s sums its own bills', async (name) => {
      const rows = linesOf(`monthly-bills/${name}`)
        .slice(1)
        .filter((line) => line.startsWith('"'));
      const [channel] = [...(await readSample(`monthly-bills/${name}`)).channels.values()];
      const header = (linesOf(`monthly-bills/${name}`)[0] ?? '')
        .split(',')
        .findIndex((cell) => cell.includes('kWh'));
      const sum = rows.reduce(
        (total, row) => total + Number((row.split(',')[header] ?? '').replaceAll('"', '')),
        0,
      );
      expect(channel).toMatchObject({ intervals: rows.length, kwh: String(sum) });
    });
  });
});

function isHere(file: string): boolean {
  const [folder = '', ...rest] = file.split('/').reverse();
  return readdirSync(join(SHARED, 'samples', ...rest.reverse())).includes(folder);
}

function totalE20({ channels }: Outcome): bigint {
  return [...channels.values()].reduce((sum, { kwh }) => sum + e20(kwh), 0n);
}

function firstStart({ channels }: Outcome): number {
  return Math.min(...[...channels.values()].map((channel) => Date.parse(channel.firstStart ?? '') / 1000));
}
