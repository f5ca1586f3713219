import fc from 'fast-check';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { octopusCsv } from './octopus-csv.format.js';
import { octopusJson } from './octopus-json.format.js';

const OLD = 'Consumption (kWh), Start, End';
const NEW = ' Consumption (kwh),Estimated Cost Inc. Tax (p),Standing Charge Inc. Tax (p),Start,End';

describe('reading an Octopus CSV', () => {
  it('totals twenty decimals exactly', async () => {
    const text = [
      OLD,
      '0.39600000000000000001, 2024-01-01T00:00:00+00:00, 2024-01-01T00:30:00+00:00',
      '0.10000000000000000002, 2024-01-01T00:30:00+00:00, 2024-01-01T01:00:00+00:00',
      '0E-20, 2024-01-01T01:00:00+00:00, 2024-01-01T01:30:00+00:00',
    ];
    const [channel] = (await readText(octopusCsv, text.join('\n'))).channels;
    expect(channel).toMatchObject({ kwh: '0.49600000000000000003', count: 3, first: '2024-01-01T00:00:00Z' });
  });

  it('trusts the offsets on the night when clocks go back', async () => {
    const text = [
      OLD,
      '1, 2024-10-27T01:00:00+01:00, 2024-10-27T01:30:00+01:00',
      '2, 2024-10-27T01:30:00+01:00, 2024-10-27T01:00:00+00:00',
      '3, 2024-10-27T01:00:00+00:00, 2024-10-27T01:30:00+00:00',
    ];
    const [channel] = (await readText(octopusCsv, text.join('\n'))).channels;
    expect(channel?.rows).toEqual([
      '2024-10-27T00:00:00Z 1800 1 actual',
      '2024-10-27T00:30:00Z 1800 2 actual',
      '2024-10-27T01:00:00Z 1800 3 actual',
    ]);
  });

  it('reads the header with costs and the short one', async () => {
    const costs = `${NEW}\n0.5,10.2,1.1,2024-07-01T00:00:00+01:00,2024-07-01T00:30:00+01:00`;
    const short = 'Interval Start,Interval End,kWh\n2024-06-30T23:00:00+00:00,2024-06-30T23:30:00+00:00,0.5';
    for (const text of [costs, short]) {
      expect((await readText(octopusCsv, text)).channels[0]?.rows).toEqual([
        '2024-06-30T23:00:00Z 1800 0.5 actual',
      ]);
    }
  });

  it('refuses the gas file in cubic metres', async () => {
    const text = 'Consumption (m³), Start, End\n1, 2024-01-01T00:00:00+00:00, 2024-01-01T00:30:00+00:00';
    expect(octopusCsv.sniff(headOf(text))).toBe('certain');
    await expect(readText(octopusCsv, text)).rejects.toMatchObject({ code: 'usage.gas' });
  });

  it('names the row that it cannot read', async () => {
    const good = '1, 2024-01-01T00:00:00+00:00, 2024-01-01T00:30:00+00:00';
    const text = [OLD, good, '1, yesterday, today', good].join('\n');
    await expect(readText(octopusCsv, text)).rejects.toMatchObject({
      code: 'usage.bad-date',
      details: { row: 3 },
    });
  });

  it('keeps what came before a cut', async () => {
    const good = '1, 2024-01-01T00:00:00+00:00, 2024-01-01T00:30:00+00:00';
    const read = await readText(octopusCsv, [OLD, good, '1, 2024-01-01T00:3'].join('\n'));
    expect(read.channels[0]?.count).toBe(1);
    expect(read.warnings).toEqual(['usage.cut-short']);
  });

  it('reads back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 21n }), { minLength: 1, maxLength: 60 }),
        async (parts) => {
          const rows = parts.map((part, index) => {
            const digits = part.toString().padStart(21, '0');
            return `${digits.slice(0, -20)}.${digits.slice(-20)}, ${stamp(index)}, ${stamp(index + 1)}`;
          });
          const [channel] = (await readText(octopusCsv, [OLD, ...rows].join('\n'))).channels;
          const total = parts.reduce((sum, part) => sum + part, 0n);
          const [whole = '', fraction = ''] = (channel?.kwh ?? '').split('.');
          expect(BigInt(whole + fraction.padEnd(20, '0'))).toBe(total);
          expect(channel?.rows.map((row) => row.slice(0, 20))).toEqual(
            parts.map((_part, index) => utc(index)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('knows its header', () => {
    expect(octopusCsv.sniff(headOf(`${OLD}\n`))).toBe('certain');
    expect(octopusCsv.sniff(headOf(`${NEW}\n`))).toBe('certain');
    expect(octopusCsv.sniff(headOf('start,end,usage\n'))).toBe('no');
  });
});

describe('reading Octopus API answers', () => {
  const result = (consumption: string, start: string, end: string): string =>
    `{"consumption":${consumption},"interval_start":"${start}","interval_end":"${end}"}`;

  it('reads pages newest first, with and without colon in the offset', async () => {
    const text = `{"count":2,"next":null,"previous":null,"results":[${[
      result('0.1000000000000000055', '2024-07-01T00:30:00+0100', '2024-07-01T01:00:00+0100'),
      result('0.2', '2024-06-30T23:00:00Z', '2024-06-30T23:30:00Z'),
    ].join(',')}]}`;
    const read = await readText(octopusJson, text);
    expect(read.channels[0]).toMatchObject({
      kwh: '0.3000000000000000055',
      first: '2024-06-30T23:00:00Z',
      lastEnd: '2024-07-01T00:00:00Z',
    });
    expect(read.warnings).toEqual([]);
  });

  it('says that more pages exist and mends an end before its start', async () => {
    const text = `{"count":9,"next":"https://example.test/?page=2","previous":null,"results":[${result('1', '2018-05-18T23:30:00+0100', '2018-05-18T00:00:00+0100')}]}`;
    const read = await readText(octopusJson, text);
    expect(read.channels[0]?.rows).toEqual(['2018-05-18T22:30:00Z 1800 1 actual']);
    expect(read.warnings).toEqual(['usage.end-ignored', 'usage.more-pages']);
  });

  it('keeps the complete results of an answer that was cut', async () => {
    const good = result('0.5', '2024-01-01T00:00:00Z', '2024-01-01T00:30:00Z');
    const text = `{"count":2,"next":null,"previous":null,"results":[${good},${good.slice(0, 40)}`;
    const read = await readText(octopusJson, text);
    expect(read.channels[0]).toMatchObject({ kwh: '0.5', count: 1 });
    expect(read.warnings).toEqual(['usage.cut-short']);
  });

  it('names the element that it cannot read', async () => {
    const text =
      '{"count":1,"next":null,"previous":null,"results":[{"consumption":null,"interval_start":"2024-01-01T00:00:00Z","interval_end":"2024-01-01T00:30:00Z"}]}';
    await expect(readText(octopusJson, text)).rejects.toMatchObject({
      code: 'usage.bad-element',
      details: { element: 1 },
    });
  });
});

function stamp(halfHour: number): string {
  const local = new Date(Date.UTC(2024, 2, 30, 23) + halfHour * 1_800_000 + 3_600_000);
  return `${local.toISOString().slice(0, 19)}+01:00`;
}

function utc(halfHour: number): string {
  return `${new Date(Date.UTC(2024, 2, 30, 23) + halfHour * 1_800_000).toISOString().slice(0, 19)}Z`;
}
