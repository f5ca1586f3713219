import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { energyCommands } from '../commands.js';
import { printBill, printBills } from './bill.js';

const all = (period: number): number[][] =>
  Array.from({ length: 12 }, () => new Array<number>(24).fill(period));

const rate = (servicetype: string, price: number, monthly: number): object => ({
  label: servicetype.toLowerCase(),
  name: 'Residential',
  servicetype,
  energyratestructure: [[{ rate: price, unit: 'kWh' }]],
  energyweekdayschedule: all(0),
  energyweekendschedule: all(0),
  fixedchargefirstmeter: monthly,
  fixedchargeunits: '$/month',
});

describe('a bill of supply and delivery', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
  const lines: string[] = [];
  const output = { out: (line: string) => void lines.push(line), err: () => undefined };
  const write = (name: string, document: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(document));
    return path;
  };
  const offer = write('offer.json', rate('Energy', 0.1, 2));
  const wires = write('wires.json', rate('Delivery', 0.04, 10));
  const bundled = write('bundled.json', rate('Bundled', 0.15, 10));
  const usage = write('one-kw.json', {
    interval_minutes: 60,
    unit: 'kW',
    values: new Array<number>(8760).fill(1),
  });
  const supply = { tariff: offer, usage, from: 'urdb' };

  beforeEach(() => (lines.length = 0));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('has the lines of both sides', async () => {
    await printBill({ ...supply, delivery: wires, deliveryFrom: 'urdb' }, true, output);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      annual: '1370.40',
      unpriced: [],
      cycles: expect.arrayContaining([
        expect.objectContaining({
          lines: [
            expect.objectContaining({ scope: 'supply', amount: '74.40' }),
            expect.objectContaining({ scope: 'supply', amount: '2.00' }),
            expect.objectContaining({ scope: 'delivery', amount: '29.76' }),
            expect.objectContaining({ scope: 'delivery', amount: '10.00' }),
          ],
        }),
      ]) as unknown,
    });
  });

  it('says that delivery is missing when no delivery tariff is named', async () => {
    await printBill(supply, false, output);
    expect(lines[0]).toContain('Not priced: Delivery by the wires company is not included');
  });

  it('is refused with a delivery tariff that does not part its price, and with a bundled offer', async () => {
    await expect(
      printBill({ ...supply, delivery: bundled, deliveryFrom: 'urdb' }, true, output),
    ).rejects.toThrow(expect.objectContaining({ code: 'tariffs.bundled-delivery' }));
    await expect(
      printBill({ ...supply, tariff: bundled, delivery: wires, deliveryFrom: 'urdb' }, true, output),
    ).rejects.toThrow(expect.objectContaining({ code: 'tariffs.not-supply-only' }));
  });

  it('reads both from a batch and from the command line', async () => {
    const line = { ...supply, delivery: 'wires.json', deliveryFrom: 'urdb' };
    const batch = write('cases.jsonl', line);
    expect(await printBills(batch, output)).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ annual: '1370.40' });
    const bill = energyCommands.find(({ words }) => words.join(' ') === 'bill');
    const values = { tariff: offer, usage, from: 'urdb', delivery: bundled, deliveryFrom: 'urdb' };
    const run = bill?.run({ args: [], values, json: false }, output);
    await expect(run).rejects.toThrow(expect.objectContaining({ code: 'tariffs.bundled-delivery' }));
  });
});
