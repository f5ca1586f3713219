import { seedCatalogue } from '../seed-catalogue.js';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { priceChange } from './price-change.js';

const plans = seedCatalogue();
const origin = plans.find(({ planId }) => planId.startsWith('au-ausgrid-origin'))?.tariff;
if (origin === undefined) throw new Error('the seed has no such plan');

/** The tariff with other prices for a kWh of a flow. */
function at(tariff: Tariff, prices: Readonly<Partial<Record<'import' | 'export', string>>>): Tariff {
  const charges = tariff.charges.map((charge) => {
    if (charge.kind !== 'per-kwh' || charge.price.type !== 'constant') return charge;
    const price = charge.flow === 'controlledLoad' ? undefined : prices[charge.flow];
    return price === undefined ? charge : { ...charge, price: { ...charge.price, price } };
  });
  return { ...tariff, charges };
}

describe('comparing prices', () => {
  it('finds none changed in the same prices, however they are written', () => {
    for (const { tariff } of plans)
      expect(priceChange(tariff, tariff)).toEqual({ direction: 'same', prices: [] });
    expect(priceChange(origin, at(origin, { import: '0.36810' })).direction).toBe('same');
  });

  it('names each price that changed, and whether a home pays more', () => {
    expect(priceChange(origin, at(origin, { import: '0.40' }))).toEqual({
      direction: 'dearer',
      prices: [{ charge: 'Usage', before: '0.3681', after: '0.40' }],
    });
    expect(priceChange(origin, at(origin, { import: '0.30' })).direction).toBe('cheaper');
    // Less for what it sends out is dearer too.
    expect(priceChange(origin, at(origin, { export: '-0.01' })).direction).toBe('dearer');
    expect(priceChange(origin, at(origin, { import: '0.30', export: '-0.01' })).direction).toBe('mixed');
  });

  it('sees every price of every plan, in tiers too', () => {
    for (const { tariff } of plans) {
      const doubled = JSON.parse(
        JSON.stringify(tariff).replace(/"(price|amount)":"(-?[\d.]+)"/g, (_, key: string, price: string) =>
          Number(price) === 0 ? `"${key}":"1"` : `"${key}":"${String(Number(price) * 2)}"`,
        ),
      ) as Tariff;
      const { direction, prices } = priceChange({ ...tariff, discounts: [] }, { ...doubled, discounts: [] });
      expect([direction, prices.length > 0]).not.toContain('same');
      expect(prices.length).toBeGreaterThan(0);
    }
  });

  it('says that other charges are not the same prices', () => {
    expect(priceChange(origin, { ...origin, charges: origin.charges.slice(1) }).direction).toBe('other');
  });
});
