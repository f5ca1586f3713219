import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { smartMeterTexas } from './smart-meter-texas.format.js';

const ESIID = "'10400000000000001";
const INTERVALS =
  'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';
const intervals = (date: string, rows: readonly (readonly [string, string, string])[]): string =>
  `${INTERVALS}\n${rows.map(([start, end, kwh]) => `${ESIID},${date},, ${start}, ${end},${kwh},A,Consumption`).join('\n')}\n`;

describe('15-minute rows of Smart Meter Texas', () => {
  it('takes 01:45 to 03:00 in spring for a quarter of an hour', async () => {
    const text = intervals('03/13/2022', [
      ['01:30', '01:45', '.1'],
      ['01:45', '03:00', '.2'],
      ['03:00', '03:15', '.3'],
    ]);
    expect((await readText(smartMeterTexas, text)).channels[0]?.rows).toEqual([
      '2022-03-13T07:30:00Z 900 0.1 actual',
      '2022-03-13T07:45:00Z 900 0.2 actual',
      '2022-03-13T08:00:00Z 900 0.3 actual',
    ]);
  });

  it.each([
    ['the start printed an hour on', ['01:45', '02:00'], ['02:00', '01:15']],
    ['both labels of the wall clock', ['01:45', '01:00'], ['01:00', '01:15']],
  ] as const)('places the autumn hour with %s', async (_how, last, second) => {
    const text = intervals('11/06/2022', [
      ['01:00', '01:15', '1'],
      ['01:15', '01:30', '2'],
      ['01:30', '01:45', '3'],
      [...last, '4'],
      [...second, '5'],
      ['01:15', '01:30', '6'],
      ['01:30', '01:45', '7'],
      ['01:45', '02:00', '8'],
      ['02:00', '02:15', '9'],
    ]);
    const read = await readText(smartMeterTexas, text);
    expect(read.channels[0]?.rows).toEqual(
      Array.from({ length: 9 }, (_, quarter) => {
        const start = new Date(Date.UTC(2022, 10, 6, 6) + quarter * 900_000).toISOString().slice(0, 19);
        return `${start}Z 900 ${String(quarter + 1)} actual`;
      }),
    );
    expect(read.warnings).toEqual([]);
  });

  it('reads the last quarter of a day up to midnight', async () => {
    const text = intervals('07/01/2022', [['23:45', '00:00', '.5']]);
    expect((await readText(smartMeterTexas, text)).channels[0]?.lastEnd).toBe('2022-07-02T05:00:00Z');
  });

  it.each([
    ['07:00', '06:15'],
    ['07:00', '07:00'],
    ['07:00', '10:00'],
  ])('refuses %s to %s on a day like any other', async (start, end) => {
    const text = intervals('07/01/2022', [
      [start, end, '1'],
      ['08:00', '08:15', '1'],
    ]);
    await expect(readText(smartMeterTexas, text)).rejects.toMatchObject({
      code: 'usage.bad-interval',
      details: { row: 2 },
    });
  });
});

describe('daily reads of Smart Meter Texas', () => {
  it.each([
    'ESIID,USAGE_DATE,REVISION_DATE,START_READ,END_READ,USAGE_KWH',
    'ESIID,READ_DATE,REVISION_DATE,START_READ,END_READ,USAGE_KWH',
    'ESI ID,Read Date,Revision Date,Start Reading,End Reading,Usage (kWh)',
    'ESIID,USAGE_DATE,REVISION_DATE,START_METER_READ,END_METER_READ,CONSUMPTION_KWH',
  ])('%s', async (header) => {
    const text = `${header}\n${[
      `${ESIID},03/12/2022,03/13/2022 05:00:00,100.5,120.5,20`,
      `${ESIID},03/13/2022,,120.5,140.0,`,
      `${ESIID},03/14/2022,03/20/2022 05:00:00,140.0,165.0,25`,
    ].join('\n')}\n`;
    expect(smartMeterTexas.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(smartMeterTexas, text)).channels;
    expect(channel).toMatchObject({ name: '10400000000000001/import/', kwh: '64.5' });
    // The blank day takes what its register counted, and lasts the 23 hours of the change of clocks.
    expect(channel?.rows[1]).toBe('2022-03-13T06:00:00Z 82800 19.5 actual');
  });

  it('keeps surplus generation apart', async () => {
    const text = `ESIID,USAGE_DATE,REVISION_DATE,START_READ,END_READ,USAGE_KWH,SURPLUS_GENERATION_KWH\n${ESIID},07/01/2022,,1,2,20,7.25\n`;
    expect((await readText(smartMeterTexas, text)).channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['10400000000000001/import/', '20'],
      ['10400000000000001/export/', '7.25'],
    ]);
  });

  it('counts a day with neither usage nor reads as missing', async () => {
    const text = `ESIID,USAGE_DATE,REVISION_DATE,START_READ,END_READ,USAGE_KWH\n${ESIID},07/01/2022,,1,2,20\n${ESIID},07/02/2022,,,,\n`;
    expect((await readText(smartMeterTexas, text)).channels[0]).toMatchObject({ count: 1, missing: 1 });
  });
});

describe('billing months of Smart Meter Texas', () => {
  it.each([
    [
      'ESIID,START_DATE,END_DATE,REVISION_DATE,METERED_KW,BILLED_KW,ACTUAL_KWH',
      (from: string, to: string, kwh: number) => `${ESIID},${from},${to},,5.5,6,${String(kwh)}`,
    ],
    [
      'ESI ID,Start Date,End Date,Revision Date,Actual kWh,Metered kW,Billed kW',
      (from: string, to: string, kwh: number) => `${ESIID},${from},${to},,${String(kwh)},5.5,6`,
    ],
    [
      'ESIID,BILL_START_DATE,BILL_END_DATE,REVISION_DATE,METERED_KWH,BILLED_KWH,METERED_KW,BILLED_KW',
      (from: string, to: string, kwh: number) => `${ESIID},${from},${to},,${String(kwh)},0,5.5,6`,
    ],
  ])('%s', async (header, row) => {
    const text = `${header}\n${row('01/05/2022', '02/04/2022', 900)}\n${row('02/04/2022', '03/07/2022', 800)}\n`;
    expect(smartMeterTexas.sniff(headOf(text))).toBe('certain');
    expect((await readText(smartMeterTexas, text)).channels[0]).toMatchObject({
      kwh: '1700',
      count: 2,
      first: '2022-01-05T06:00:00Z',
      lastEnd: '2022-03-07T06:00:00Z',
    });
  });
});
