import { isoUtc, localSeconds, localText, zoneOf } from '#domain/shared/zone';
import { chooseFormat } from '#domain/energy/usage/formats/choose-format';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { genericCsv } from './generic-csv.format.js';

const DAYS = [localSeconds(2024, 1, 30), localSeconds(2024, 1, 31), localSeconds(2024, 2, 1)];

/** A day's values: 0.01, 0.02, … kWh for each of its `count` parts. */
function values(count: number, comma = false): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const text = `0.${String(at + 1).padStart(2, '0')}`;
    return comma ? text.replace('.', ',') : text;
  });
}

function dayText(day: number, order: 'ymd' | 'dmy' | 'mdy'): string {
  const [year = '', month = '', date = ''] = localText(day).slice(0, 10).split('-');
  return {
    ymd: `${year}-${month}-${date}`,
    dmy: `${date}.${month}.${year}`,
    mdy: `${month}/${date}/${year}`,
  }[order];
}

function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String((seconds / 60) % 60).padStart(2, '0')}`;
}

function clocks(count: number, firstS = 0): readonly string[] {
  return Array.from({ length: count }, (_, at) => clock(firstS + (at * 86_400) / count));
}

function numbers(count: number, write: (number: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, at) => write(at + 1));
}

interface Shape {
  readonly what: string;
  readonly header: readonly string[];
  readonly count: number;
  readonly order?: 'ymd' | 'dmy' | 'mdy';
  readonly mark?: string;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

const SHAPES: readonly Shape[] = [
  {
    what: 'half-hours by their starts',
    header: ['Date', ...clocks(48)],
    count: 48,
  },
  {
    what: 'quarters by their ends',
    header: ['Date', ...clocks(96, 900)],
    count: 96,
    order: 'mdy',
  },
  {
    what: 'ends with midnight as 00:00',
    header: ['Day', ...clocks(48, 1800).slice(0, -1), '00:00'],
    count: 48,
  },
  {
    what: 'ranges beside a meter and a total',
    header: [
      'Meter Number',
      'Datum',
      ...clocks(24).map((from) => `${from} - ${from.slice(0, 2)}:59`),
      'Total (kWh)',
    ],
    count: 24,
    order: 'dmy',
    mark: ';',
    before: ['7'],
    after: ['99'],
  },
  {
    what: 'counted hours',
    header: ['Fecha', ...numbers(24, (hour) => `H${String(hour)}`)],
    count: 24,
    mark: ';',
    order: 'dmy',
  },
  {
    what: 'words and tabs',
    header: ['Jour', ...numbers(24, (hour) => `Hour ${String(hour)}`)],
    count: 24,
    mark: '\t',
  },
  {
    what: 'bare numbers and pipes',
    header: ['日付', ...numbers(48, String)],
    count: 48,
    mark: '|',
  },
  {
    what: 'inclusive ends',
    header: ['Date', ...clocks(24).map((from) => `${from.slice(0, 2)}:59`)],
    count: 24,
  },
  {
    what: 'four digits',
    header: ['Date', ...clocks(48).map((from) => from.replace(':', ''))],
    count: 48,
  },
  {
    what: 'T and four digits',
    header: ['Date', ...clocks(24).map((from) => `T${from.replace(':', '')}`)],
    count: 24,
  },
  {
    what: 'hours with a sign',
    header: ['日付', ...numbers(24, (hour) => `${String(hour - 1)}時`)],
    count: 24,
  },
  {
    what: 'hours of half a day',
    header: [
      'Date',
      ...['AM', 'PM'].flatMap((half) => ['12', ...numbers(11, String)].map((hour) => `${hour} ${half}`)),
    ],
    count: 24,
    order: 'mdy',
  },
  {
    what: 'hours from 0',
    header: ['Date', ...numbers(24, (hour) => `HR${String(hour - 1).padStart(2, '0')}`)],
    count: 24,
  },
];

describe('a table with a day a row', () => {
  it.each(SHAPES)(
    'is read with $what',
    async ({ header, count, order = 'ymd', mark = ',', before = [], after = [] }) => {
      const comma = mark === ';';
      const rows = DAYS.map((day) => [
        ...before.slice(0, 1),
        dayText(day, order),
        ...values(count, comma),
        ...after,
      ]);
      const text = `${[header, ...rows].map((cells) => cells.join(mark)).join('\r\n')}\r\n`;
      expect(chooseFormat(headOf(text)).id).toBe('generic-csv');
      const [channel, ...others] = (await readText(genericCsv, text, { zone: 'America/Chicago' })).channels;
      expect(others).toEqual([]);
      expect(channel).toMatchObject({
        name: `${before[0] ?? ''}/import/`,
        count: 3 * count,
        missing: 0,
        first: '2024-01-30T06:00:00Z',
        lastEnd: '2024-02-02T06:00:00Z',
      });
      expect(channel?.rows[1]).toBe(
        `${isoUtc(Date.UTC(2024, 0, 30, 6) / 1000 + 86_400 / count)} ${String(86_400 / count)} 0.02 actual`,
      );
      expect(channel?.rows.at(-1)).toContain(` ${String(Number(`0.${String(count)}`))} actual`);
    },
  );

  it.each([
    ['2024-03-31', 23],
    ['2024-10-27', 25],
    ['2024-06-01', 24],
  ])('counts the hours that passed on %s where there is a 25th', async (day, hours) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    const cells = Array.from({ length: 25 }, (_, at) => (at < hours ? '1' : ''));
    const text = `Date,${numbers(25, (hour) => `H${String(hour)}`).join(',')},kWh a day\n${day},${cells.join(',')},${String(hours)}\n`;
    const { channels } = await readText(genericCsv, text, {
      zone: 'Europe/Madrid',
    });
    const midnight = zoneOf('Europe/Madrid').earlier(localSeconds(year, month, date));
    const known = channels[0]?.rows.filter((row) => row.endsWith('actual'));
    expect(known).toEqual(
      Array.from({ length: hours }, (_, at) => `${isoUtc(midnight + at * 3600)} 3600 1 actual`),
    );
  });

  it('leaves the spring hour out where its cell is blank, and says where the autumn hour is missing', async () => {
    const cells = values(24).map((value, hour) => (hour === 2 ? '' : value));
    const text = `Date,${clocks(24).join(',')},Total kWh\n2024-03-10,${cells.join(',')},1\n2024-11-03,${values(24).join(',')},1\n`;
    const { channels, warnings } = await readText(genericCsv, text, {
      zone: 'America/Chicago',
    });
    expect([channels[0]?.count, channels[0]?.missing]).toEqual([23 + 24, 0]);
    expect(warnings).toEqual(['usage.autumn-hour-missing']);
  });

  it('refuses a header that leaves out, repeats or swaps a time of the day', async () => {
    const whole = clocks(48);
    const [first = '', second = '', ...rest] = whole;
    const broken = [whole.slice(1), whole.slice(0, 30), [second, first, ...rest], [first, first, ...rest]];
    for (const header of broken) {
      const text = `Date,${header.join(',')},Total kWh\n2024-06-01,${values(header.length).join(',')},1\n`;
      await expect(readText(genericCsv, text)).rejects.toMatchObject({
        code: 'usage.part-of-day',
      });
    }
  });

  it('takes the generation of a sheet whose columns name the meter for what went out, in the unit of its name', async () => {
    const row = Array.from({ length: 48 }, () => '0.5').join(',');
    const sheet = async (beside: string): Promise<readonly (string | undefined)[]> => {
      const header = clocks(48).map((time) => `${time} kW`);
      const text = `${beside},Date,${header.join(',')}\n5551234,2024-06-01,${row}\n`;
      const { channels } = await readText(genericCsv, text, {
        name: 'usage.xlsx (kWH Generation)',
      });
      return [channels[0]?.name.split('/')[1], channels[0]?.kwh];
    };
    expect(await sheet('Recorder ID')).toEqual(['export', '24']);
    expect(await sheet('Plant')).toEqual(['generation', '24']);
  });

  it('finds its unit beside the values, in a column of units or by the amount', async () => {
    const header = clocks(24).join(',');
    const row = (value: string): string => Array.from({ length: 24 }, () => value).join(',');
    const kwh = async (text: string): Promise<readonly (string | undefined)[]> => {
      const { channels, warnings } = await readText(genericCsv, text);
      return [channels[0]?.kwh, ...warnings];
    };
    expect(await kwh(`Date,Unit,${header}\n2024-01-01,Wh,${row('500')}\n`)).toEqual(['12']);
    expect(await kwh(`Date,${header}\n2024-01-01,${row('500')}\n`)).toEqual(['12', 'usage.unit-assumed']);
    const quarters = clocks(96).join(',');
    const half = Array.from({ length: 96 }, () => '0.5').join(',');
    expect(await kwh(`Date,${quarters},Max kW\n2024-01-01,${half},1\n`)).toEqual([
      '48',
      'usage.unit-assumed',
    ]);
    expect(await kwh(`Date,${quarters.replaceAll(/(..:..)/g, 'kW $1')}\n2024-01-01,${half}\n`)).toEqual([
      '12',
    ]);
    await expect(kwh(`Date,Unit,${header}\n2024-01-01,m3,${row('1')}\n`)).rejects.toMatchObject({
      code: 'usage.gas',
    });
  });
});
