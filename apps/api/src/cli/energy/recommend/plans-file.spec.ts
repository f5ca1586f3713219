import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homePlace } from '#domain/energy/households/places/home-place';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { plan } from '#domain/energy/tariffs/convert/cdr/own-plan.spec-support';
import { plansOfFile } from './plans-file.js';

const ptc = `[idKey],[TduCompanyName],[RepCompany],[Product],[kwh500],[kwh1000],[kwh2000],[CancelFee]
7,ONCOR ELECTRIC DELIVERY COMPANY,OWN ENERGY,Plain,0.1393,0.1353,0.1333,150
8,CENTERPOINT ENERGY HOUSTON ELECTRIC LLC,OWN ENERGY,Plain,0.1393,0.1353,0.1333,150
`;
const octopus = JSON.stringify({
  code: 'OWN',
  full_name: 'Own Fixed',
  single_register_electricity_tariffs: {
    _C: { direct_debit_monthly: { standing_charge_inc_vat: 45.5, standard_unit_rate_inc_vat: 24.8963 } },
    _K: { direct_debit_monthly: { standing_charge_inc_vat: 45.5, standard_unit_rate_inc_vat: 24.8963 } },
  },
});

describe('the plans of a published list', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plans-'));
  const read = async (content: string, from: string, postcode: string, deliveryUtilityId: string) => {
    const path = join(folder, 'list');
    writeFileSync(path, content);
    const plans = await plansOfFile(path, { from }, homePlace({ postcode, deliveryUtilityId }));
    return plans.map(({ retailer, name, deliveryUtilityIds }) => [retailer, name, deliveryUtilityIds]);
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are on the wires that each Texas row names, under its retailer', async () => {
    expect(await read(ptc, 'power-to-choose', '75201', 'oncor')).toEqual([
      ['OWN ENERGY', 'Plain', ['oncor']],
    ]);
    expect(await read(ptc, 'power-to-choose', '77002', 'centerpoint')).toEqual([
      ['OWN ENERGY', 'Plain', ['centerpoint']],
    ]);
  });

  it('are listed once where a list repeats them in another language', async () => {
    const spanish = ptc.replaceAll(/^(\d),/gm, '1$1,');
    const twins = await read(
      ptc + spanish.split('\n').slice(1).join('\n'),
      'power-to-choose',
      '75201',
      'oncor',
    );
    expect(twins).toHaveLength(1);
    const dearer = ptc.replaceAll('0.1353', '0.1453').split('\n').slice(1).join('\n');
    expect(await read(ptc + dearer, 'power-to-choose', '75201', 'oncor')).toHaveLength(2);
  });

  it('are refused where a fee is below zero, which would count as a saving', async () => {
    const [own] = seedCatalogue().filter(({ tariff }) => tariff.terminationFee.kind === 'flat');
    const negative = JSON.stringify([own]).replace(/"kind":"flat","amount":"/, '$&-');
    const path = join(folder, 'own');
    writeFileSync(path, negative);
    const place = homePlace({ postcode: '77002', deliveryUtilityId: 'centerpoint' });
    await expect(plansOfFile(path, {}, place)).rejects.toMatchObject({ code: 'recommend.bad-plans' });
    writeFileSync(path, JSON.stringify([own]));
    expect(await plansOfFile(path, {}, { ...place, deliveryUtilityId: null })).toHaveLength(1);
  });

  it('ask what a series of prices leaves open, and take the answer', async () => {
    const path = join(folder, 'spot.csv');
    writeFileSync(path, 'start,price\n2026-01-01T00:00:00Z,8.5\n2026-01-01T01:00:00Z,9.1\n');
    const home = homePlace({ postcode: '75201', deliveryUtilityId: 'oncor' });
    await expect(plansOfFile(path, { from: 'spot' }, home)).rejects.toMatchObject({ outcome: 'needs-unit' });
    const [plan] = await plansOfFile(path, { from: 'spot', series: { unit: 'USD cents/kWh' } }, home);
    expect(plan?.tariff).toMatchObject({ currency: 'USD' });
  });

  it('are on every network that an Australian plan names', async () => {
    const distributors = ['Essential Energy Standard', 'Essential Energy Far West', 'Endeavour'];
    const list = JSON.stringify({ data: plan({}, { geography: { distributors } }) });
    expect(await read(list, 'cdr', '2500', 'endeavour')).toEqual([
      ['Own Energy', 'Own Plan', ['essential', 'endeavour']],
    ]);
  });

  it('are in the supply area of an Octopus region', async () => {
    expect(await read(octopus, 'octopus', 'CF10 1EP', 'uk-k')).toEqual([
      ['Octopus Energy', 'Own Fixed (region K, direct debit monthly)', ['uk-k']],
    ]);
  });

  it('are refused when none is on the wires of the home', async () => {
    await expect(read(ptc, 'power-to-choose', '79401', 'lpl')).rejects.toThrow(
      expect.objectContaining({
        code: 'recommend.other-utility',
        details: { utility: 'lpl', offeredOn: ['oncor', 'centerpoint'] },
      }),
    );
  });
});
