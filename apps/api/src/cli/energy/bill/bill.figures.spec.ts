import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printBill, printBills } from './bill.js';

const HOURS = 8760;

const rate = {
  label: 'a-rate',
  name: 'Residential',
  energyratestructure: [[{ rate: 0.1, sell: 0.04, unit: 'kWh' }]],
  energyweekdayschedule: Array.from({ length: 12 }, () => new Array<number>(24).fill(0)),
  energyweekendschedule: Array.from({ length: 12 }, () => new Array<number>(24).fill(0)),
  fixedchargefirstmeter: 5,
  fixedchargeunits: '$/month',
};

interface Printed {
  readonly annual?: string;
  readonly cycles?: readonly {
    readonly start: string;
    readonly end: string;
    readonly total: string;
    readonly lines: readonly object[];
  }[];
  readonly error?: { readonly code: string };
}

describe('treebeard bill', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bills-'));
  const lines: string[] = [];
  const output = { out: (line: string) => void lines.push(line), err: () => undefined };

  const write = (name: string, document: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
    return path;
  };
  const array = (name: string, kw: number): string =>
    write(name, { interval_minutes: 60, unit: 'kW', values: new Array<number>(HOURS).fill(kw) });
  const printed = (): readonly Printed[] => lines.map((line) => JSON.parse(line) as Printed);
  const bill = async (extra: object): Promise<Printed | undefined> => {
    const tariff = write('rate.json', rate);
    await printBill({ tariff, usage: array('one-kw.json', 1), from: 'urdb', ...extra }, true, output);
    return printed().at(-1);
  };

  beforeEach(() => (lines.length = 0));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('prints every cycle with its lines, amounts as decimal text', async () => {
    const document = await bill({});
    expect(document).toMatchObject({
      currency: 'USD',
      annual: '936.00',
      unpriced: [],
      engineVersion: expect.any(String) as string,
    });
    expect(document?.cycles).toHaveLength(12);
    expect(document?.cycles?.[1]).toMatchObject({
      start: '2018-02-01',
      end: '2018-03-01',
      total: '72.20',
      lines: [
        { charge: 'energy-0', quantity: '672', unit: 'kWh', price: '0.1', amount: '67.20' },
        { charge: 'fixedchargefirstmeter', quantity: '1', unit: 'month', price: '5', amount: '5.00' },
      ],
    });
  });

  it('takes generation off the load interval by interval, unless all of it is sold', async () => {
    const generation = array('three-kw.json', 3);
    expect((await bill({ export: generation, metering: 'net billing, no carry-over' }))?.annual).toBe(
      '-640.80',
    );
    expect((await bill({ export: generation, metering: 'buy all / sell all' }))?.annual).toBe('-115.20');
  });

  it('adds an hourly price that the case names', async () => {
    const prices = write('prices.json', {
      interval_minutes: 60,
      unit: '$/kWh',
      values: new Array<number>(HOURS).fill(0.01),
    });
    expect((await bill({ prices }))?.annual).toBe('1023.60');
  });

  it('bills the dates that it is given', async () => {
    const document = await bill({ cycles: ['2018-01-15', '2018-02-12', '2018-03-14'] });
    expect(document?.cycles?.map(({ total }) => total)).toEqual(['72.20', '77.00']);
  });

  it('bills a meter file by the months of its data', async () => {
    const usage = write(
      'export.csv',
      'Type,Date,Start,End,Import\nElectric usage,2026-01-30,00:00,23:59,12\n',
    );
    const document = await bill({ usage, zone: 'America/Chicago' });
    expect(document?.annual).toBe('6.20');
    expect(document?.cycles).toMatchObject([{ start: '2026-01-30', end: '2026-01-31' }]);
  });

  it('bills the meters that are the home, where a file holds several', async () => {
    const day = (nmi: string, value: string) => [
      `200,${nmi},E1,1,E1,N1,S${nmi},KWH,30,`,
      `300,20260105,${`${value},`.repeat(48)}A,,,20260201000000,`,
    ];
    const usage = write(
      'meters.csv',
      ['100,NEM12,202602010000,A,B', ...day('NMI0000001', '1'), ...day('NMI0000002', '0.5'), '900'].join(
        '\n',
      ),
    );
    await expect(bill({ usage })).rejects.toMatchObject({ code: 'usage.several-meters' });
    await expect(bill({ usage, meters: [3] })).rejects.toMatchObject({ code: 'usage.unknown-meter' });
    const annual = async (meters: readonly number[]) => (await bill({ usage, meters }))?.annual;
    expect([await annual([1]), await annual([2]), await annual([1, 2])]).toEqual(['9.80', '7.40', '12.20']);
  });

  it('prints one bill a line, in order, and an error in the place of a bad case', async () => {
    write('rate.json', rate);
    array('one-kw.json', 1);
    const good = JSON.stringify({
      tariff: 'rate.json',
      usage: 'one-kw.json',
      from: 'urdb',
      cycles: 'calendar',
    });
    const missing = JSON.stringify({ tariff: 'nowhere.json', usage: 'one-kw.json', from: 'urdb' });
    const batch = write('cases.jsonl', [good, missing, '{"tariff":', good].join('\n'));
    expect(await printBills(batch, output)).toBe(2);
    expect(printed().map(({ annual, error }) => annual ?? error?.code)).toEqual([
      '936.00',
      'bill.no-file',
      'bill.bad-case',
      '936.00',
    ]);
  });
});
