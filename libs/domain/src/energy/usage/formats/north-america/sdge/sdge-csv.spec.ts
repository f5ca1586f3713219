import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { sdgeCsv } from './sdge-csv.format.js';

const HEADER = 'Meter Number,Date,Start Time,Duration,Consumption,Generation,Net';
const quoted = (...cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
const file = (total: string, ...rows: readonly string[]): string =>
  `Name,A HOME\nAddress,1 MAIN ST\nReading Start,11/1/2022 00:00\nTotal Usage,${total}\nUOM,kWh\n${[HEADER, ...rows].join('\n')}\n`;
const hour = (time: string, used: string, sent = '0.0000', duration = '60'): string =>
  quoted('00000001', '11/6/2022', time, duration, used, sent, used);

describe('San Diego Gas & Electric', () => {
  it.each([
    ['60', '3600'],
    ['15', '900'],
    ['01:00:00', '3600'],
    ['00:15:00', '900'],
  ])('writes durations as %s', async (duration, seconds) => {
    const text = file('1', hour('12:00 AM', '1', '0', duration));
    expect(sdgeCsv.sniff(headOf(text))).toBe('certain');
    expect((await readText(sdgeCsv, text)).channels[0]?.rows).toEqual([
      `2022-11-06T07:00:00Z ${seconds} 1 actual`,
    ]);
  });

  it('repeats 1:00 AM in autumn, and leaps from 1:45 to 3:00 in spring', async () => {
    const autumn = await readText(
      sdgeCsv,
      file('0', hour('12:00 AM', '1'), hour('1:00 AM', '2'), hour('1:00 AM', '3'), hour('2:00 AM', '4')),
    );
    expect(autumn.channels[0]?.rows.map((row) => row.slice(0, 20))).toEqual([
      '2022-11-06T07:00:00Z',
      '2022-11-06T08:00:00Z',
      '2022-11-06T09:00:00Z',
      '2022-11-06T10:00:00Z',
    ]);
    const spring = (time: string): string => quoted('1', '3/9/2025', time, '15', '1', '0', '1');
    const [channel] = (await readText(sdgeCsv, file('0', spring('1:45 AM'), spring('3:00 AM')))).channels;
    expect(channel?.rows.map((row) => row.slice(0, 20))).toEqual([
      '2025-03-09T09:45:00Z',
      '2025-03-09T10:00:00Z',
    ]);
  });

  it('keeps generation apart, a blank consumption missing', async () => {
    const text = file('2', hour('1:00 PM', '2', '0.25'), hour('2:00 PM', '', '1.5'));
    expect(
      (await readText(sdgeCsv, text)).channels.map(({ name, kwh, missing }) => [name, kwh, missing]),
    ).toEqual([
      ['00000001/import/', '2', 1],
      ['00000001/export/', '1.75', 0],
    ]);
  });

  it('hands on the total of its preamble', async () => {
    const { parsed } = await readText(sdgeCsv, file('817.415', hour('1:00 PM', '2')));
    expect(parsed.statedTotals).toEqual([
      { key: { servicePoint: '00000001', channel: 'import', register: '' }, kwh: '817.415', row: 4 },
    ]);
  });

  it.each([
    ['Resource,Gas\nUOM,Therms', 'usage.gas'],
    ['Resource,Electric\nUOM,kVARh', 'usage.unit-unknown'],
  ])('is refused when its preamble says %s', async (lines, code) => {
    const text = file('2', hour('1:00 PM', '2')).replace('UOM,kWh', lines);
    await expect(readText(sdgeCsv, text)).rejects.toMatchObject({ code });
  });

  it.each([
    [hour('1:00 PM', 'two'), 'usage.bad-number'],
    [hour('13 o clock', '2'), 'usage.bad-date'],
    [hour('1:00 PM', '2', '0', 'long'), 'usage.bad-interval'],
  ])('refuses %s', async (row, code) => {
    await expect(readText(sdgeCsv, file('1', row, row))).rejects.toMatchObject({ code, details: { row: 7 } });
  });
});
