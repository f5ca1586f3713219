import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { genericCsv } from './generic-csv.format.js';

const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const twoDigits = (month: number): string => String(month).padStart(2, '0');

describe('a table of months', () => {
  it.each([
    ['names', 'Month', (at: number) => `${NAMES[at - 1] ?? ''} 2024`],
    ['numbers, year first', 'Month', (at: number) => `2024-${twoDigits(at)}`],
    ['numbers, year last', 'Month', (at: number) => `${twoDigits(at)}/2024`],
    ['American first days', 'Month', (at: number) => `${String(at)}/1/2024`],
    ['European first days', 'Monat', (at: number) => `01/${twoDigits(at)}/2024`],
  ])('is read by %s, each as long as it is', async (_what, name, label) => {
    const rows = Array.from({ length: 11 }, (_, at) => `${label(at + 1)},${String(300 + at)}`);
    const { channels } = await readText(genericCsv, `${name},kWh\n${rows.join('\n')}\n`, { zone: 'UTC' });
    expect(channels.map(({ kwh, first, lastEnd }) => [kwh, first, lastEnd])).toEqual([
      ['3355', '2024-01-01T00:00:00Z', '2024-12-01T00:00:00Z'],
    ]);
    expect(channels[0]?.rows[1]).toBe('2024-02-01T00:00:00Z 2505600 301 actual');
  });
});
