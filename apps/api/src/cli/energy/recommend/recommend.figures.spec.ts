import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printRecommendation } from './recommend.js';

const HOURS = 8760;
const START = Date.parse('2025-01-01T05:00:00Z');

/** A year of one kWh an hour. */
const usageCsv = [
  'Start,kWh',
  ...Array.from({ length: HOURS }, (_, hour) => `${new Date(START + hour * 3_600_000).toISOString()},1`),
].join('\n');

const offer = (supplier: string, price: string): string => `<Offer ID="${supplier}-12">
  <SupplierInfo SupplierCompanyName="${supplier}" /><Price>${price}</Price><RateType>Fixed</RateType>
  <TermLength>12</TermLength><EarlyTerminationFee>$0.00</EarlyTerminationFee><MonthlyFee>$0.00</MonthlyFee>
  <OfferDetails>Lock ${supplier}</OfferDetails></Offer>`;

const kwh = {
  ...{ id: 'kwh', label: 'Energy', scope: 'bundled', kind: 'per-kwh', flow: 'import' },
  price: { type: 'constant', price: '0.05' },
};
const whole = {
  ...{ id: 'whole', name: 'Fir Whole', retailer: 'Fir', currency: 'USD', charges: [kwh], unpriced: [] },
  ...{ priceBasis: 'fixed', terminationFee: { kind: 'none' }, eligibility: [], discounts: [] },
  ...{ exportRule: { kind: 'charges' }, rounding: { decimals: 2, mode: 'half-up' } },
  provenance: { source: 'own', asOf: '2026-01-01', id: 'whole' },
};

describe('treebeard recommend', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recommend-'));
  const lines: string[] = [];
  const output = { out: (line: string) => void lines.push(line), err: () => undefined };
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const usage = write('usage.csv', usageCsv);
  const plans = write('offers.xml', `<Offers>${offer('Oak', '0.08')}${offer('Elm', '0.09')}</Offers>`);
  const run = async (postcode: string, more: object = {}): Promise<string> => {
    await printRecommendation({ usage, postcode, json: false, ...more }, output);
    return lines.at(-1) ?? '';
  };

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  // 8,760 kWh at 13.049 cents and twelve times 15.52; distribution is rounded on each of twelve bills.
  it('bills offers of supply alone with the delivery charges of the home', async () => {
    const table = await run('18101', { plans, from: 'ohio', deliveryUtilityId: 'ppl' });
    expect(table.split('\n')).toEqual([
      'Power used in a year: 8760 kWh',
      expect.stringMatching(/^Plans compared: 2, with prices of \d{4}-\d\d-\d\d$/),
      'Rank  USD a year  8 years in 10 cost  Supplier and plan',
      expect.stringMatching(/^ {3}1 {5}1329\.29 {2}.{18} {2}Oak, Lock Oak$/),
      expect.stringMatching(/^ {3}2 {5}1416\.89 {2}.{18} {2}Elm, Lock Elm$/),
      '0 other plans, 0 not priced in full, 0 left out.',
    ]);
  });

  it('lists twins of one supplier in the order of their ranks', async () => {
    const twin = offer('Oak', '0.08').replace('Lock Oak', 'Sure Oak');
    const four = [offer('Oak', '0.08'), twin, offer('Elm', '0.09'), offer('Ash', '0.10')].join('');
    const table = await run('18101', {
      ...{ plans: write('twins.xml', `<Offers>${four}</Offers>`), from: 'ohio', deliveryUtilityId: 'ppl' },
    });
    expect([...table.matchAll(/^ +(\d) /gm)].map(([, rank]) => rank)).toEqual(['1', '2', '3', '4']);
  });

  it('says below the list what is not in the price', async () => {
    const table = await run('43215', { plans, from: 'ohio' });
    expect(table).toContain('Not priced in full, so not ranked:\n');
    expect(table).toContain('Oak, Lock Oak [1]\n');
    expect(table).toMatch(/\n\[1\] Not priced: Delivery by the wires company is not included/);
  });

  it('takes the delivery charges that the home knows of', async () => {
    const own = { ...whole, charges: [{ ...kwh, scope: 'delivery' }] };
    const delivery = write('wires.json', JSON.stringify(own));
    const table = await run('43215', { plans, from: 'ohio', delivery });
    expect(table).toMatch(/ 1138\.80 .* Oak, Lock Oak\n/);
    expect(table).not.toContain('Not priced');
    const bundled = write('bundled.json', JSON.stringify(whole));
    await expect(run('43215', { plans, from: 'ohio', delivery: bundled })).rejects.toThrow(
      expect.objectContaining({ code: 'tariffs.bundled-delivery' }),
    );
  });

  it('warns of prices older than they usually last', async () => {
    const old = { ...whole, retailer: 'Fir', provenance: { ...whole.provenance, asOf: '2020-01-01' } };
    const list = write('old.json', JSON.stringify([old]));
    expect(await run('43215', { plans: list })).toContain(
      'Plans compared: 1, with prices of 2020-01-01\nIt is older than prices here usually last: check the price before you sign.\n',
    );
    const json = JSON.parse(await run('43215', { plans: list, json: true })) as unknown;
    expect(json).toMatchObject({ coverage: { plans: 1, outdated: 1 } });
  });

  it('compares with the standard service offer of the utility', async () => {
    expect(await run('43215')).toContain('AEP Ohio, Standard service offer (price to compare)');
  });

  it('asks how an unknown table is read, and prices it by the answer', async () => {
    const circuits = write(
      'circuits.csv',
      usageCsv.replace('Start,kWh', 'Start,Kitchen (kWh),Dryer (kWh)').replaceAll(/,1$/gm, ',0.25,0.75'),
    );
    const shown: string[] = [];
    const asking = { out: (line: string) => void shown.push(line), err: () => undefined };
    const call = { usage: circuits, postcode: '43215' };
    expect(await printRecommendation({ ...call, json: true }, asking)).toBe(3);
    const question = JSON.parse(shown[0] ?? '') as { outcome: string; proposals: readonly unknown[] };
    expect(question.outcome).toBe('needs-mapping');
    expect(await printRecommendation({ ...call, json: false }, asking)).toBe(3);
    expect(shown[1]).toContain('"Dryer (kWh)" is import in kWh');
    const map = write('answer.json', JSON.stringify(question.proposals[0]));
    expect(await printRecommendation({ ...call, map, json: false }, asking)).toBe(0);
    expect(shown[2]).toContain('Power used in a year: 8760 kWh');
  });

  it('leaves out plans for other wires than those of the home', async () => {
    const tariffs = [
      { ...whole, networks: ['AEP Ohio', 'Duke Energy Ohio'] },
      { ...whole, id: 'far', name: 'Far', networks: ['Oncor'] },
      { ...whole, id: 'unknown', name: 'Unknown', networks: ['Village of Nowhere'] },
    ];
    const table = await run('43215', { plans: write('wires.json', JSON.stringify({ tariffs })) });
    expect(table).toMatch(/438\.00 .* Fir, Whole\n0 other plans/);
  });

  it('refuses offers on the wires of another utility, and a utility that does not serve the place', async () => {
    const other = write(
      'page.html',
      `<html><div class="search-resultbreadcrumb">Ohio Edison : Residential</div><table>
      <tr><th>Supplier</th><th>$/kWh</th></tr><tr><td>Oak</td><td>0.08</td></tr></table></html>`,
    );
    await expect(run('43215', { plans: other, from: 'ohio' })).rejects.toThrow(
      expect.objectContaining({
        code: 'recommend.other-utility',
        details: { utility: 'aep-ohio', offeredOn: ['ohio-edison'] },
      }),
    );
    expect(await run('44308', { plans: other, from: 'ohio' })).toContain('Oak');
    await expect(run('43215', { deliveryUtilityId: 'oncor' })).rejects.toThrow(
      expect.objectContaining({ code: 'households.choose-delivery-utility' }),
    );
    const tariff = { ...whole, charges: [{ ...kwh, flow: 'export' }] };
    const exports = write('exports.json', JSON.stringify({ tariffs: [tariff] }));
    await expect(run('43215', { plans: exports })).rejects.toThrow(/only prices energy that a home sends/);
    const none = write('none.xml', `<Offers>${offer('Ash', 'ask us')}</Offers>`);
    await expect(run('43215', { plans: none, from: 'ohio' })).rejects.toThrow(
      expect.objectContaining({ code: 'recommend.bad-plans' }),
    );
  });
});
