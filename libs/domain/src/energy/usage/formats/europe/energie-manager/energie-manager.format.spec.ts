import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { energieManager } from './energie-manager.format.js';

const HEADER = 'name;ean;code;moment;moment-date;value;factor;type';
const row = (code: string, at: number, value: number, factor: string): string =>
  `Home;8717;${code};${String(1_735_686_000 + at * 900)};2025-01-01 00:00:00;${String(value)};${factor};0`;

describe('reading Energiemanager Online', () => {
  it('takes the differences of stands, what was given back apart and gas left out', async () => {
    const text = `\n${[
      HEADER,
      ...[0, 1, 2].map((at) => row('ellm', at, 35_089_902 + at * 20, '0.001')),
      ...[0, 1, 2].map((at) => row('eltm', at, 1_000 + at * 5, '-0.001')),
      row('agasm', 0, 700, '0.001'),
    ].join('\n')}\n`;
    expect(energieManager.sniff(headOf(text))).toBe('certain');
    const { channels, warnings, parsed } = await readText(energieManager, text);
    expect(channels.map(({ name, kwh, first, lastEnd }) => [name, kwh, first, lastEnd])).toEqual([
      ['8717/import/', '0.04', '2024-12-31T23:00:00Z', '2024-12-31T23:30:00Z'],
      ['8717/export/', '0.01', '2024-12-31T23:00:00Z', '2024-12-31T23:30:00Z'],
    ]);
    expect([warnings, parsed.zone]).toEqual([['usage.register-ignored'], 'Europe/Amsterdam']);
  });

  it('names the row that it cannot read', async () => {
    const text = `${[HEADER, row('ellm', 0, 1, '0.001'), row('ellm', 1, 1, '0.001').replace('1735686900', 'soon'), row('ellm', 2, 2, '0.001')].join('\n')}\n`;
    await expect(readText(energieManager, text)).rejects.toMatchObject({
      code: 'usage.bad-date',
      details: { row: 3 },
    });
  });
});
