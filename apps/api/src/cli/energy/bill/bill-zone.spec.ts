import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printBill } from './bill.js';

describe('a bill of usage on a clock that nobody names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zone-'));
  const lines: string[] = [];
  const output = { out: (line: string) => void lines.push(line), err: () => undefined };
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const tariff = write(
    'flat.json',
    JSON.stringify({
      ...{ label: 'flat', name: 'Residential', servicetype: 'Bundled' },
      energyratestructure: [[{ rate: 0.2, unit: 'kWh' }]],
      energyweekdayschedule: Array.from({ length: 12 }, () => new Array<number>(24).fill(0)),
      energyweekendschedule: Array.from({ length: 12 }, () => new Array<number>(24).fill(0)),
    }),
  );
  const hours = Array.from({ length: 31 * 24 }, (_, at) =>
    new Date(Date.UTC(2024, 0, 1, at)).toISOString().slice(0, 16).replace('T', ' '),
  );
  const usage = write('local.csv', `Start,kWh\n${hours.map((hour) => `${hour},1`).join('\n')}\n`);
  const billCase = { tariff, usage, from: 'urdb' };

  beforeEach(() => (lines.length = 0));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('asks for the zone and ends with 3', async () => {
    expect(await printBill(billCase, true, output)).toBe(3);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'needs-zone', proposals: [], preview: [] });
  });

  it('is made when the zone is said', async () => {
    expect(await printBill({ ...billCase, zone: 'America/Chicago' }, true, output)).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ annual: '148.80' });
  });
});
