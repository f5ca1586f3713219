import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { genericCsv } from './generic-csv.format.js';

describe('a unit that no home could have', () => {
  it.each([
    ['Wh', '0.5', 'less than a lamp', '12'],
    ['MWh', '0.5', 'more than a street of homes', '12'],
  ])('is asked: %s', async (unit, value, words, kwh) => {
    const rows = Array.from({ length: 48 }, (_, hour) => {
      const day = String(1 + Math.floor(hour / 24)).padStart(2, '0');
      return `2024-01-${day} ${String(hour % 24).padStart(2, '0')}:00,${value}`;
    });
    const text = `Start,Usage (${unit})\n${rows.join('\n')}\n`;
    await expect(readText(genericCsv, text, { zone: 'UTC' })).rejects.toMatchObject({
      code: 'usage.needs-mapping',
      message: expect.stringContaining(words) as unknown,
      details: {
        code: 'unit-doubt',
        proposals: [
          { mapping: { columns: [{ role: 'start' }, { unit: 'kWh' }] }, preview: [{ kwh }, { kwh }] },
          { mapping: { columns: [{ role: 'start' }, { unit }] } },
        ],
      },
    });
  });

  it('is asked where the heading speaks of power and the unit of energy', async () => {
    const rows = Array.from(
      { length: 24 },
      (_, hour) => `2024-01-01 ${String(hour).padStart(2, '0')}:00,0.5`,
    );
    const table = (name: string): string => `Start,${name}\n${rows.join('\n')}\n`;
    await expect(readText(genericCsv, table('Power (kWh)'), { zone: 'UTC' })).rejects.toMatchObject({
      message: expect.stringContaining('"Power (kWh)" speaks of power') as unknown,
      details: {
        code: 'unit-doubt',
        proposals: [
          { mapping: { columns: [{ role: 'start' }, { unit: 'kW' }] } },
          { mapping: { columns: [{ role: 'start' }, { unit: 'kWh' }] } },
        ],
      },
    });
    await expect(readText(genericCsv, table('Power used (kWh)'), { zone: 'UTC' })).resolves.toBeDefined();
  });

  it('is asked where some rows lie a thousandfold below the others', async () => {
    const rows = Array.from(
      { length: 24 },
      (_, hour) => `2024-01-01 ${String(hour).padStart(2, '0')}:00,${hour < 12 ? '0.5' : '500'} Wh`,
    );
    await expect(
      readText(genericCsv, `Start,Usage\n${rows.join('\n')}\n`, { zone: 'UTC' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('a thousand times smaller') as unknown,
      details: { code: 'unit-doubt' },
    });
  });
});
