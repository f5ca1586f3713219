import { describeShared } from '#domain/shared/shared-data.spec-support';
import { linesOf, readSample } from './samples.spec-support.js';

/** First start, last end and count of a sample, as its own first and last rows and their number say. */
interface Span {
  readonly file: string;
  readonly channel: string;
  readonly first: string;
  readonly lastEnd: string;
  readonly intervals: number;
}

const SPANS: readonly Span[] = [
  {
    file: 'utility-csv/sdge/Electric_60_Minute_2022-11.csv',
    channel: '00000000/import/',
    first: '2022-11-01T07:00:00Z',
    lastEnd: '2022-12-01T08:00:00Z',
    intervals: 721,
  },
  {
    file: 'utility-csv/sdge/sdge_15min_sample_year.csv',
    channel: '12341234/import/',
    first: '2025-01-01T08:00:00Z',
    lastEnd: '2025-04-01T07:00:00Z',
    intervals: 8636,
  },
  {
    file: 'utility-csv/sce/sce_nem_15min_2024-05.csv',
    channel: '/import/',
    first: '2024-05-22T07:00:00Z',
    lastEnd: '2024-05-23T07:00:00Z',
    intervals: 96,
  },
  {
    file: 'utility-csv/sce/sce_nem_15min_2024-05.csv',
    channel: '/export/',
    first: '2024-05-22T07:00:00Z',
    lastEnd: '2024-05-23T07:00:00Z',
    intervals: 96,
  },
  {
    file: 'enedis/Enedis_Conso_Heure.csv',
    channel: '',
    first: '2022-01-17T23:00:00Z',
    lastEnd: '2022-01-26T04:30:00Z',
    intervals: 91,
  },
  {
    file: 'spain/iberdrola_i-DE_2017.json',
    channel: '/import/',
    first: '2016-12-31T23:00:00Z',
    lastEnd: '2017-12-31T23:00:00Z',
    // 48 hours of the 8760 have no value.
    intervals: 8712,
  },
  {
    file: 'nem12/power-redacted_5min.csv',
    channel: '(redacted)/import/E1',
    first: '2023-10-18T14:00:00Z',
    lastEnd: '2024-02-01T14:00:00Z',
    intervals: 30_528,
  },
  {
    file: 'smart-meter-texas/IntervalData_2022-03-01_2023-01-14.csv',
    channel: '',
    first: '2022-03-01T06:00:00Z',
    lastEnd: '2023-01-15T06:00:00Z',
    intervals: 30_720,
  },
  {
    file: 'netherlands-liander/csv_bijlage.csv',
    channel: '871687000000000000/import/T1',
    first: '2023-06-04T22:00:00Z',
    lastEnd: '2023-12-26T23:00:00Z',
    intervals: 205,
  },
  {
    file: 'netherlands-liander/csv_bijlage.csv',
    channel: '871687000000000000/import/T2',
    first: '2023-06-04T22:00:00Z',
    lastEnd: '2023-12-26T23:00:00Z',
    intervals: 205,
  },
];

describeShared('the shared samples', () => {
  describe('the span of a sample', () => {
    it.each(SPANS)('$file $channel', async ({ file, channel, first, lastEnd, intervals }) => {
      const { channels } = await readSample(file);
      const found = channel === '' ? [...channels.values()][0] : channels.get(channel);
      expect(found).toMatchObject({ firstStart: first, lastEnd, intervals });
    });

    it('covers every row of the Fluvius history, blanks included', async () => {
      const file = 'belgium-fluvius/Verbruikshistoriek_kwartiertotalen.csv';
      const rows = linesOf(file)
        .slice(1)
        .filter((line) => line.trim() !== '');
      const { channels } = await readSample(file);
      const drawn = [...channels].filter(([name]) => name.includes('/import/'));
      const values = rows.filter((row) => row.includes(';Afname ') && !row.includes(';;kWh;'));
      expect(drawn.reduce((sum, [, { intervals }]) => sum + intervals, 0)).toBe(values.length);
      expect(Math.max(...drawn.map(([, { lastStartUtc }]) => lastStartUtc))).toBe(
        Date.parse('2021-10-31T22:45:00Z') / 1000,
      );
    });
  });
});
