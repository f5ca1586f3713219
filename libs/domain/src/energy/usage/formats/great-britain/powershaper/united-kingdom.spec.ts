import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { n3rgy } from '../n3rgy/n3rgy.format.js';
import { powershaper } from './powershaper.format.js';

describe('reading Powershaper', () => {
  it('moves the end stamp back by half an hour', async () => {
    const text =
      'halfhour ending at,usage\n2023-12-20 04:30:00+00:00,0.0580\n2023-07-20 04:00:00+01:00,0.0700\n';
    expect(powershaper.sniff(headOf(text))).toBe('certain');
    expect((await readText(powershaper, text)).channels[0]?.rows).toEqual([
      '2023-12-20T04:00:00Z 1800 0.058 actual',
      '2023-07-20T02:30:00Z 1800 0.07 actual',
    ]);
  });
});

describe('reading n3rgy', () => {
  const header = 'timestamp (UTC),energyConsumption (kWh)';

  it('takes the stamp for the start when the day begins at midnight', async () => {
    const text = [header, '2024-07-15 00:00,0.3', '2024-07-15 00:30,0.4', '2024-07-15 01:00,'].join('\n');
    expect(n3rgy.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(n3rgy, text)).channels;
    expect(channel).toMatchObject({ first: '2024-07-15T00:00:00Z', kwh: '0.7', count: 2, missing: 1 });
  });

  it('takes it for the end when the file runs from 00:30 to 00:00', async () => {
    const rows = Array.from({ length: 48 }, (_none, index) => {
      const label = new Date(Date.UTC(2024, 6, 15) + (index + 1) * 1_800_000).toISOString();
      return `${label.slice(0, 10)} ${label.slice(11, 16)},0.1`;
    });
    const [channel] = (await readText(n3rgy, [header, ...rows].join('\n'))).channels;
    expect(channel).toMatchObject({
      first: '2024-07-15T00:00:00Z',
      lastEnd: '2024-07-16T00:00:00Z',
      kwh: '4.8',
    });
  });

  it('refuses gas', async () => {
    const text = 'timestamp (UTC),energyConsumption (m3)\n2024-07-15 00:00,0.3';
    expect(n3rgy.sniff(headOf(text))).toBe('certain');
    await expect(readText(n3rgy, text)).rejects.toMatchObject({ code: 'usage.gas' });
  });
});
