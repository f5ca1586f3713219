import { distributorWide } from '../au-portal/distributor-wide.format.js';
import { retailerLong } from '../au-portal/retailer-long.format.js';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { cdrUsage } from './cdr-usage.format.js';

describe('reading a distributor portal CSV', () => {
  const slots = Array.from({ length: 48 }, (_none, index) => `${clock(index)} - ${clock(index + 1)}`);
  const header = `NMI,METER SERIAL NUMBER,CON/GEN,DATE,ESTIMATED?,${slots.join(',')}`;
  const day = (kind: string, estimated: string, value: string): string =>
    ['6001', '0001', kind, '2023-10-01', estimated, ...slots.map(() => value)].join(',');

  it('keeps consumption, controlled load and generation apart, in market time', async () => {
    const text = [
      header,
      day('Consumption', 'No', '0.5'),
      day('Controlled Load Consumption', 'Yes', '1'),
      day('Generation', 'No', ''),
    ];
    expect(distributorWide.sniff(headOf(text.join('\n')))).toBe('certain');
    const read = await readText(distributorWide, text.join('\n'));
    expect(read.channels.map(({ name, kwh, missing, estimated }) => [name, kwh, missing, estimated])).toEqual(
      [
        ['6001/import/', '24', 0, 0],
        ['6001/controlledLoad/', '48', 0, 48],
        ['6001/export/', '0', 48, 0],
      ],
    );
    expect(read.channels[0]).toMatchObject({
      first: '2023-09-30T14:00:00Z',
      lastEnd: '2023-10-01T14:00:00Z',
    });
  });

  it('leaves a header with a hole in its day to those who say so', () => {
    const holed = header.replace(slots[7] ?? '', 'Zork');
    expect(distributorWide.sniff(headOf(`${holed}\n${day('Consumption', 'No', '0.5')}\n`))).toBe('no');
  });
});

describe('reading a retailer portal CSV', () => {
  const header =
    'AccountNumber,NMI,DeviceNumber,DeviceType,RegisterCode,RateTypeDescription,StartDate,EndDate,ProfileReadValue,RegisterReadValue,QualityFlag';
  const line = (start: string, end: string, register = '1#E1', rate = 'Generalusage'): string =>
    `7,6001,22,MRIM,${register},${rate},${start},${end},0.5,0,A`;

  it('counts the last minute in and follows the home clock over its change', async () => {
    const text = [header, line('7/10/18 1:30', '7/10/18 1:59'), line('7/10/18 3:00', '7/10/18 3:29')];
    expect(retailerLong.sniff(headOf(text.join('\n')))).toBe('certain');
    const read = await readText(retailerLong, text.join('\n'));
    expect(read.channels[0]?.rows).toEqual([
      '2018-10-06T15:30:00Z 1800 0.5 actual',
      '2018-10-06T16:00:00Z 1800 0.5 actual',
    ]);
    expect(read.parsed.zone).toBe('Australia/Melbourne');
  });

  it('sees from a value in the skipped hour that the file keeps market time', async () => {
    const text = [header, line('7/10/18 2:30', '7/10/18 2:59'), line('8/10/18 2:30', '8/10/18 2:59')];
    const read = await readText(retailerLong, text.join('\n'));
    expect(read.channels[0]?.rows.map((row) => row.slice(0, 20))).toEqual([
      '2018-10-06T16:30:00Z',
      '2018-10-07T16:30:00Z',
    ]);
  });

  it('proves month first from the dates', async () => {
    const read = await readText(retailerLong, [header, line('9/26/18 0:00', '9/26/18 0:29')].join('\n'));
    expect(read.channels[0]?.first).toBe('2018-09-25T14:00:00Z');
  });

  it('knows export and controlled load', async () => {
    const text = [
      header,
      line('7/11/18 0:00', '7/11/18 0:29', '1#B1', 'Solar'),
      line('7/11/18 0:00', '7/11/18 0:29', '1#E2', 'Controlled load 1'),
    ];
    const read = await readText(retailerLong, text.join('\n'));
    expect(read.channels.map(({ name }) => name)).toEqual(['6001/export/B1', '6001/controlledLoad/E2']);
  });
});

describe('reading Consumer Data Right usage', () => {
  const answer = (reads: readonly object[], next?: string): string =>
    JSON.stringify({ data: { reads }, links: next === undefined ? {} : { next } });
  const day = (values: readonly number[], more: object = {}): object => ({
    servicePointId: 'sp',
    registerSuffix: 'E1',
    readStartDate: '2024-10-06',
    unitOfMeasure: 'KWH',
    intervalRead: { readIntervalLength: 1440 / values.length, aggregateValue: 0, intervalReads: values },
    ...more,
  });

  it('places intervals from midnight AEST with their qualities', async () => {
    const read = day(
      Array.from({ length: 48 }, () => 0.5),
      {
        intervalRead: {
          readIntervalLength: 30,
          intervalReads: Array.from({ length: 48 }, () => 0.5),
          readQualities: [{ startInterval: 1, endInterval: 2, quality: 'SUBSTITUTE' }],
        },
      },
    );
    const text = answer([read]);
    expect(cdrUsage.sniff(headOf(text))).toBe('certain');
    expect((await readText(cdrUsage, text)).channels[0]).toMatchObject({
      name: 'sp/import/E1',
      kwh: '24',
      estimated: 2,
      first: '2024-10-05T14:00:00Z',
    });
  });

  it('takes negative values for export, both signs for net, controlledLoad for itself', async () => {
    const hours = Array.from({ length: 24 }, () => 1);
    const text = answer([
      day(
        hours.map(() => -0.25),
        { registerSuffix: 'B1' },
      ),
      day(
        hours.map((one, index) => (index < 12 ? one : -one)),
        { registerSuffix: 'N1' },
      ),
      day(hours, { registerSuffix: 'E2', controlledLoad: true }),
    ]);
    const read = await readText(cdrUsage, text);
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['sp/export/B1', '6'],
      ['sp/net/N1', '0'],
      ['sp/controlledLoad/E2', '24'],
    ]);
  });

  it('falls back on the total when intervals are absent or of length zero', async () => {
    const text = answer([
      day([1], { intervalRead: { readIntervalLength: 30, aggregateValue: 12.5 } }),
      day([1], {
        readStartDate: '2024-10-07',
        intervalRead: {
          readIntervalLength: 0,
          aggregateValue: 7,
          intervalReads: Array.from({ length: 288 }, () => 0),
        },
      }),
    ]);
    expect((await readText(cdrUsage, text)).channels[0]?.rows).toEqual([
      '2024-10-05T14:00:00Z 86400 12.5 actual',
      '2024-10-06T14:00:00Z 86400 7 actual',
    ]);
  });

  it('reads several pages and says when one is missing', async () => {
    const first = answer([day([1])], 'https://example.test?page=2');
    const second = answer([day([2], { readStartDate: '2024-10-05' })]);
    expect((await readText(cdrUsage, first)).warnings).toEqual(['usage.more-pages']);
    const both = await readText(cdrUsage, `[${first},${second}]`);
    expect(both.channels[0]?.kwh).toBe('3');
    expect(both.warnings).toEqual([]);
  });

  it('refuses a day that its values do not fill', async () => {
    const text = answer([day([1], { intervalRead: { readIntervalLength: 30, intervalReads: [1, 2, 3] } })]);
    await expect(readText(cdrUsage, text)).rejects.toMatchObject({
      code: 'usage.bad-element',
      details: { element: 1 },
    });
  });
});

function clock(halfHour: number): string {
  const minutes = (halfHour % 48) * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
