import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { e20, expectedOf, linesOf, readSample, SHARED } from './samples.spec-support.js';

describeShared('the shared samples', () => {
  describe('European files', () => {
    it('reads the Enedis load curve to the watt', async () => {
      const { files } = expectedOf<{
        readonly n: number;
        readonly blank: number;
        readonly sum_W: number;
        readonly first_end: string;
        readonly last_end: string;
      }>('enedis');
      const file = 'enedis/Enedis_Conso_Heure.csv';
      const [channel] = [...(await readSample(file)).channels.values()];
      expect(channel).toMatchObject({
        kwh: String(((files[file]?.sum_W ?? 0) * 0.5) / 1000),
        intervals: (files[file]?.n ?? 0) - (files[file]?.blank ?? 0),
      });
      expect(Date.parse(channel?.firstStart ?? '')).toBe(
        Date.parse(files[file]?.first_end ?? '') - 1_800_000,
      );
      expect(Date.parse(channel?.lastEnd ?? '')).toBe(Date.parse(files[file]?.last_end ?? ''));
    });

    it('reads the Enedis index once, by its first and last total', async () => {
      const rows = linesOf('enedis/Enedis_Conso_Jour.csv')
        .filter((line) => /^20/.test(line))
        .map((line) => line.trim().split(';').at(-1) ?? '')
        .filter((cell) => cell !== '');
      const [channel] = [...(await readSample('enedis/Enedis_Conso_Jour.csv')).channels.values()];
      expect(Number(channel?.kwh) * 1000).toBeCloseTo(Number(rows.at(-1)) - Number(rows[0]), 6);
    });

    it('reads SGE answers', async () => {
      const [curve] = [
        ...(await readSample('enedis/sge/consulterMesuresDetailleesResponse.xml')).channels.values(),
      ];
      expect(curve).toMatchObject({ kwh: '0.138', intervals: 8 });
      const [months] = [...(await readSample('enedis/sge/consulterMesuresResponse.xml')).channels.values()];
      expect(months).toMatchObject({ kwh: '977', intervals: 2 });
    });

    it('reads Fluvius registers apart, over the autumn night', async () => {
      const { files } = expectedOf<{ readonly vorgers: Readonly<Record<string, number>> }>('eu-and-bills');
      const outcome = await readSample('belgium-fluvius/Verbruikshistoriek_kwartiertotalen.csv');
      const peer = files['belgium-fluvius/Verbruikshistoriek_kwartiertotalen.csv']?.vorgers ?? {};
      const totals = [...outcome.channels].map(([name, { kwh }]) => [
        name.slice(name.indexOf('/') + 1),
        Number(kwh),
      ]);
      expect(Object.fromEntries(totals)).toEqual({
        'import/day': peer['day_offtake'],
        'import/night': peer['night_offtake'],
        'export/day': peer['day_injection'],
        'export/night': peer['night_injection'],
      });
      expect(outcome.warnings).not.toContain('usage.autumn-hour-missing');
    });

    it('reads Liander registers as differences', async () => {
      const { files } = expectedOf<{
        readonly vorgers_T1_T2_register_first_last: readonly (readonly [number, number])[];
        readonly days: number;
      }>('eu-and-bills');
      const expected = files['netherlands-liander/csv_bijlage.csv'];
      const outcome = await readSample('netherlands-liander/csv_bijlage.csv');
      expected?.vorgers_T1_T2_register_first_last.forEach(([first, last], index) => {
        const channel = outcome.channels.get(`871687000000000000/import/T${String(index + 1)}`);
        expect(Number(channel?.kwh)).toBeCloseTo(last - first, 3);
        expect(channel?.intervals).toBe(expected.days - 1);
      });
    });

    it('reads the i-DE year and Datadis values', async () => {
      const { files } = expectedOf<{ readonly n: number; readonly sum_Wh: number }>('spain');
      const expected = files['spain/iberdrola_i-DE_2017.json'];
      const [year] = [...(await readSample('spain/iberdrola_i-DE_2017.json')).channels.values()];
      expect(Number(year?.kwh) * 1000).toBeCloseTo(expected?.sum_Wh ?? 0, 6);
      expect((year?.intervals ?? 0) + (year?.missing ?? 0)).toBe(expected?.n);
      expect(
        (await readSample('spain/datadis_v2_consumption.json')).channels.get(
          'ES0000000000000000AA0A/import/',
        ),
      ).toMatchObject({ kwh: '2.124', intervals: 3 });
    });
  });

  describe('Octopus files', () => {
    const csvs = readdirSync(join(SHARED, 'samples', 'octopus')).filter((name) => name.endsWith('.csv'));
    it.each(csvs)('%s totals to the last decimal of its own rows', async (name) => {
      const [channel] = [...(await readSample(`octopus/${name}`)).channels.values()];
      const values = linesOf(`octopus/${name}`).flatMap((line) =>
        line
          .split(',')
          .filter((cell) => /^\s*\d+(\.\d+)?(E-\d+)?\s*$/.test(cell))
          .slice(0, 1),
      );
      const total = values.reduce((sum, value) => sum + e20(value.trim()), 0n);
      expect(e20(channel?.kwh ?? '')).toBe(total);
      expect(channel?.intervals).toBe(values.length);
    });

    it('refuses answers without results and reads the one with', async () => {
      for (const name of [
        'consumption_missing_results_response.json',
        'consumption_no_results_response.json',
      ]) {
        expect((await readSample(`octopus/${name}`)).refused).toBe('usage.no-readings');
      }
      const [channel] = [...(await readSample('octopus/consumption_response.json')).channels.values()];
      expect(channel).toMatchObject({ kwh: '0.207', intervals: 3 });
    });
  });

  describe('home monitors and portals', () => {
    it.each([
      ['sense/sample.csv', '/import/', '3.768'],
      ['emporia/SYNTHETIC_1H.csv', 'Barn/import/', '3.5'],
      ['home-assistant/SYNTHETIC_energy_dashboard.csv', '/import/', '2'],
      ['cdr/SYNTHETIC_usage_response.json', 'sp-1/export/B1', '4.8'],
    ])('%s', async (file, name, kwh) => {
      expect((await readSample(file)).channels.get(name)?.kwh).toBe(kwh);
    });

    it.each([
      ['home-assistant/statistics/delta.tsv', 'usage.gas'],
      ['home-assistant/statistics/state_sum.tsv', 'usage.gas'],
      ['home-assistant/statistics/min_max_mean.tsv', 'usage.no-energy'],
    ])('refuses %s, which is no electricity meter', async (file, code) => {
      expect((await readSample(file)).refused).toBe(code);
    });

    it('totals every column of the portal day rows', async () => {
      const outcome = await readSample('au-retailer-csv/jemena_data.csv');
      for (const [kind, channel] of [
        ['Consumption', 'import'],
        ['Controlled Load Consumption', 'controlledLoad'],
      ] as const) {
        const rows = linesOf('au-retailer-csv/jemena_data.csv')
          .map((line) => line.trim().split(','))
          .filter((cells) => cells[2] === kind);
        const total = rows.flatMap((cells) => cells.slice(5)).reduce((sum, cell) => sum + e20(cell), 0n);
        expect(
          e20([...outcome.channels].find(([name]) => name.includes(`/${channel}/`))?.[1].kwh ?? ''),
        ).toBe(total);
      }
    });

    it('totals the retailer rows and sees no hole in their spring day', async () => {
      const [channel] = [
        ...(await readSample('au-retailer-csv/meter04_long_head5000.csv')).channels.values(),
      ];
      const values = linesOf('au-retailer-csv/meter04_long_head5000.csv')
        .slice(1)
        .map((line) => line.split(',')[8] ?? '')
        .filter((cell) => cell !== '');
      expect(e20(channel?.kwh ?? '')).toBe(values.reduce((sum, value) => sum + e20(value), 0n));
      expect(channel).toMatchObject({ intervals: values.length, missing: 0 });
    });

    it.each(
      readdirSync(join(SHARED, 'samples', 'snippets-from-peers-tests')).filter((name) =>
        name.endsWith('.csv'),
      ),
    )('reads the snippet %s', async (name) => {
      expect((await readSample(`snippets-from-peers-tests/${name}`)).refused).toBeUndefined();
    });
  });
});
