import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ListReading } from '#domain/energy/plans/imports/imports.events';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { piecesOf } from './list-pieces.js';
import type { ListBatch } from './read-list.js';
import { readList } from './read-list.js';

const folder = mkdtempSync(join(tmpdir(), 'read-list-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (bytes: string | Uint8Array): string => {
  const path = join(folder, 'list');
  writeFileSync(path, bytes);
  return path;
};

const reading: ListReading = { source: 'au', format: 'cdr', asOf: '2026-01-01', market: null, utilities: [] };

async function read(
  bytes: string | Uint8Array,
  other: Partial<ListReading> = {},
): Promise<Omit<ListBatch, 'share'>> {
  const all = {
    plans: [] as ListBatch['plans'][number][],
    refused: [] as ListBatch['refused'][number][],
    repeated: 0,
  };
  const list = { path: file(bytes), name: 'list', reading: { ...reading, ...other } };
  for await (const { plans, refused, repeated } of readList(list)) {
    all.plans.push(...plans);
    all.refused.push(...refused);
    all.repeated += repeated;
  }
  return all;
}

/** One Australian plan, on one line. */
function line(id: string, price = '0.30', distributors: readonly string[] = ['Ausgrid']): string {
  return JSON.stringify({
    planId: id,
    brandName: 'Elm Energy',
    displayName: 'Basic',
    fuelType: 'ELECTRICITY',
    geography: { distributors },
    electricityContract: {
      pricingModel: 'SINGLE_RATE',
      timeZone: 'LOCAL',
      isFixed: false,
      tariffPeriod: [
        {
          displayName: 'all year',
          startDate: '01-01',
          endDate: '12-31',
          dailySupplyCharge: '1.00',
          rateBlockUType: 'singleRate',
          singleRate: { displayName: 'Usage', rates: [{ unitPrice: price }] },
        },
      ],
    },
  });
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => line(`P${String(index)}`, `0.${String(1000 + index)}`));

describe('reading a list', () => {
  it('gives the same plans line by line and as one document, packed or not', async () => {
    const all = lines(60);
    const byLine = await read(all.join('\n'));
    expect(byLine.plans.map(({ plan }) => plan.planId)).toEqual(
      all.map((_, index) => `au-p${String(index)}`),
    );
    expect(byLine.plans[0]?.plan).toMatchObject({
      market: 'au-nsw',
      deliveryUtilityIds: ['ausgrid'],
      retailer: 'Elm Energy',
      name: 'Basic',
    });
    expect(await read(`[${all.join(',')}]`)).toEqual(byLine);
    expect(await read(gzipSync(all.join('\n')))).toEqual(byLine);
    expect(await read(`\uFEFF${all.join('\r\n')}\n\n`)).toEqual(byLine);
  });

  it('holds a few lines of a long list at a time', async () => {
    const long = lines(3_000).join('\n');
    const sizes: number[] = [];
    for await (const { text } of piecesOf(file(long), 'cdr')) sizes.push(text.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(long.length * 0.99);
    expect(Math.max(...sizes.slice(0, -1))).toBeLessThan(long.length / 50);
  });

  it('tells a repeated plan from two plans of one id', async () => {
    const { plans, repeated, refused } = await read([line('A'), line('B'), line('a', '0.31')].join('\n'));
    expect(plans.map(({ plan }) => plan.planId)).toEqual(['au-a']);
    expect(repeated).toBe(1);
    expect(refused).toEqual([{ id: 'au-a', reason: 'Another plan of the list has the same id.' }]);
  });

  it('refuses a plan that could be offered nowhere, and says why', async () => {
    const { refused } = await read([line('A', '0.3', ['Nowhere Grid']), line('B', '0.3', [])].join('\n'));
    expect(refused.map(({ reason }) => reason)).toEqual([
      'We do not know its network Nowhere Grid.',
      'It does not say on which network it is offered; name the utility.',
    ]);
    expect((await read(line('B', '0.3', []), { utilities: ['sapn'] })).plans[0]?.plan.market).toBe('au-sa');
  });

  it('names the line of the file that is broken', async () => {
    const broken = [...lines(70), '{"planId": '].join('\n');
    await expect(read(broken)).rejects.toMatchObject({ code: 'tariffs.not-json', details: { line: 71 } });
  });

  it('reads what is not UTF-8', async () => {
    const latin = Buffer.from(line('A').replace('Elm Energy', 'Énergie d’Orme').replace('’', "'"), 'latin1');
    expect((await read(latin)).plans[0]?.plan.retailer).toBe("Énergie d'Orme");
    const sixteen = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line('A'), 'utf16le')]);
    expect((await read(sixteen)).plans).toHaveLength(1);
  });

  it('refuses damaged gzip, and plans of our own that are none', async () => {
    const packed = gzipSync(lines(60).join('\n'));
    await expect(read(packed.subarray(0, packed.length / 2))).rejects.toMatchObject({
      code: 'plans.bad-gzip',
    });
    await expect(read('{"plans": [{}]}', { format: 'own' })).rejects.toMatchObject({
      code: 'plans.bad-list',
    });
    const own = await read(JSON.stringify(seedCatalogue()), { format: 'own' });
    expect(own.plans.length).toBeGreaterThan(100);
  });

  it('keeps no plan that one append could not hold', async () => {
    const [plan] = seedCatalogue();
    if (plan === undefined) throw new Error('the seed is empty');
    const note = { text: 'x'.repeat(4_000), where: 'terms', reason: 'Words only.' };
    const wordy = { ...plan, tariff: { ...plan.tariff, unpriced: Array.from({ length: 250 }, () => note) } };
    const { plans, refused } = await read(JSON.stringify([wordy]), { format: 'own' });
    expect([plans.length, refused.length]).toEqual([0, 1]);
  });
});
