import { enelWide } from '../enel/enel-wide.format.js';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { liander } from './liander.format.js';

describe('reading Liander registers', () => {
  const header =
    'eancodeasn,meternummer,meterreadingdate,reading1,usage1,reading2,usage2,reading3,usage3,reading4,usage4     ';

  it('takes differences of each register and leaves gas out', async () => {
    const text = [
      header,
      '8716,E0001,30-03-2024,100.1,,50,,0,,7,   ',
      '8716,E0001,31-03-2024,104.3,4.2,57.5,7.5,0,0,7,0',
      '8716,E0001,01-04-2024,104.3,0,60,2.5,0,0,8.5,1.5',
      '8717,G0001,30-03-2024,11413.4,5.3,,,,,,',
    ];
    expect(liander.sniff(headOf(text.join('\n')))).toBe('certain');
    const read = await readText(liander, text.join('\n'));
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['8716/import/T1', '4.2'],
      ['8716/import/T2', '10'],
      ['8716/export/T1', '0'],
      ['8716/export/T2', '1.5'],
    ]);
    expect(read.channels[0]?.rows).toEqual([
      '2024-03-29T23:00:00Z 86400 4.2 actual',
      '2024-03-30T23:00:00Z 82800 0 actual',
    ]);
    expect(read.warnings).toEqual(['usage.left-out-gas']);
  });

  it('refuses gas alone', async () => {
    const text = `${header}\n8717,G0001,30-03-2024,11413.4,5.3,,,,,,\n`;
    await expect(readText(liander, text)).rejects.toMatchObject({ code: 'usage.gas' });
  });
});

describe('reading an Enel day table', () => {
  const labels = Array.from({ length: 96 }, (_none, index) => `${clock(index)}-${clock(index + 1)}`);
  const day = (date: string, value: (index: number) => string): string =>
    [date, ...labels.map((_label, index) => value(index))].map((cell) => `"${cell}"`).join(';') + ';';

  it('reads quoted decimal commas, a quarter of an hour a column', async () => {
    const text = [`Giorno;${labels.join(';')}`, day('01/09/2024', () => '0,139')].join('\n');
    expect(enelWide.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(enelWide, text)).channels;
    expect(channel).toMatchObject({
      count: 96,
      kwh: '13.344',
      first: '2024-08-31T22:00:00Z',
      lastEnd: '2024-09-01T22:00:00Z',
    });
  });

  it('drops the empty spring hour and says that the autumn hour stands once', async () => {
    const spring = day('31/03/2024', (index) => (index >= 8 && index < 12 ? '' : '0,1'));
    const autumn = day('27/10/2024', () => '0,1');
    const read = await readText(enelWide, [`Giorno;${labels.join(';')}`, spring, autumn].join('\n'));
    expect(read.channels[0]).toMatchObject({ count: 92 + 96, missing: 0 });
    expect(read.warnings).toEqual(['usage.autumn-hour-missing']);
  });
});

function clock(quarter: number): string {
  const minutes = (quarter % 96) * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
