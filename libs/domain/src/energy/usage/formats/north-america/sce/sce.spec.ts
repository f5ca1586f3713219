import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { sceColumns } from './sce-columns.format.js';
import { sceCsv } from './sce-csv.format.js';

const NBSP = '\u00a0';
const PREAMBLE = 'Energy Usage Information\n"For location: 1 MAIN ST"\n\nDetailed Usage\n';
const row = (from: string, to: string, kwh: string, quality = ''): string =>
  `"2020-05-01 ${from}:00${NBSP} to 2020-05-01 ${to}:00","${kwh}","${quality}"`;
const section = (name: string, ...rows: readonly string[]): string =>
  `"Data for period starting: 2020-05-01 00:00:00 for 24 hours"\nEnergy ${name} time period,Usage(Real energy in kilowatt-hours),Reading quality\n${rows.join('\n')}\n`;

describe("Southern California Edison's blocks", () => {
  it('are read with no-break spaces and a byte order mark', async () => {
    const text = `\ufeff${PREAMBLE}${section('consumption', row('00:00', '00:15', '0.25'), row('00:15', '00:30', '0.5', 'Estimated'))}`;
    expect(sceCsv.sniff(headOf(text))).toBe('certain');
    expect((await readText(sceCsv, text)).channels[0]).toMatchObject({
      name: '/import/',
      rows: ['2020-05-01T07:00:00Z 900 0.25 actual', '2020-05-01T07:15:00Z 900 0.5 estimated'],
    });
  });

  it('keep delivered and received apart, each day anew', async () => {
    const text = `${PREAMBLE}${section('Delivered', row('00:00', '00:15', '0.25'))}${section('Received', row('00:00', '00:15', '0.1'))}`;
    expect((await readText(sceCsv, text)).channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['/import/', '0.25'],
      ['/export/', '0.1'],
    ]);
  });

  it('last a quarter over both changes of clocks', async () => {
    const at = (date: string, from: string, to: string): string =>
      `"${date} ${from}:00${NBSP} to ${date} ${to}:00","1",""`;
    const text = `${PREAMBLE}${section(
      'consumption',
      at('2020-03-08', '01:45', '03:00'),
      at('2020-11-01', '01:45', '01:00'),
      at('2020-11-01', '01:00', '01:15'),
    )}`;
    expect((await readText(sceCsv, text)).channels[0]?.rows.map((line) => line.split(' ')[1])).toEqual([
      '900',
      '900',
      '900',
    ]);
  });

  it('refuse gas', async () => {
    const text = `Energy Usage Information\nType of readings: Gas\n${section('consumption', row('00:00', '00:15', '1'))}`;
    await expect(readText(sceCsv, text)).rejects.toMatchObject({ code: 'usage.gas' });
  });
});

describe("Southern California Edison's newer columns", () => {
  const HEADER =
    'Date,Energy Consumption time Period Start,Energy Consumption time Period End,Delivered,Received';
  const stamp = (date: string, minutes: number): string => {
    const hour = Math.floor(minutes / 60) % 24;
    const half = hour < 12 ? 'AM' : 'PM';
    return `${date} ${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}${half} `;
  };
  const hourRow = (date: string, hour: number, kwh: string): string =>
    `${date},${stamp(date, hour * 60)},${stamp(date, hour * 60 + 60)},${kwh},0.5`;

  it('give delivered and received in one row', async () => {
    const text = `${HEADER}\n${hourRow('01/01/2025', 0, '1')}\n${hourRow('01/01/2025', 1, '2')}\n`;
    expect(sceColumns.sniff(headOf(text))).toBe('certain');
    expect(
      (await readText(sceColumns, text)).channels.map(({ name, kwh, first }) => [name, kwh, first]),
    ).toEqual([
      ['/import/', '3', '2025-01-01T08:00:00Z'],
      ['/export/', '1', '2025-01-01T08:00:00Z'],
    ]);
  });

  it.each([1, 4, 10])('place the autumn day by count, the repeated label standing at %i', async (odd) => {
    const labels = Array.from({ length: 24 }, (_, hour) => hour);
    labels.splice(odd + 1, 0, odd);
    const text = `${HEADER}\n${labels.map((hour) => hourRow('11/02/2025', hour, '1')).join('\n')}\n`;
    const [channel] = (await readText(sceColumns, text)).channels;
    expect(channel?.rows.map((line) => line.slice(0, 20))).toEqual(
      Array.from({ length: 25 }, (_, hour) =>
        new Date(Date.UTC(2025, 10, 2, 7 + hour)).toISOString().replace('.000', ''),
      ),
    );
  });

  it('refuse what is no time or no number', async () => {
    const text = (line: string): string => `${HEADER}\n${line}\n${line}\n`;
    await expect(readText(sceColumns, text('x,x,x,1,1'))).rejects.toMatchObject({ code: 'usage.bad-date' });
    await expect(readText(sceColumns, text(hourRow('01/01/2025', 0, 'one')))).rejects.toMatchObject({
      code: 'usage.bad-number',
    });
  });
});
