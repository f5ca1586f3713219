import fc from 'fast-check';
import type { Charge } from '../model/charge.js';
import { compose } from './compose.js';
import { deliverySide, isDeliveryMissing, notingDelivery } from './compose-sides.js';
import { anyHome } from '../engine/arbitrary-homes.spec-support.js';
import { anyTariff } from '../engine/arbitrary-tariffs.spec-support.js';
import { energy, monthly, tariffOf } from '../plain-tariff.spec-support.js';
import { price } from '../reference/price.js';
import type { Tariff } from '../model/tariff.js';

const discount = {
  kind: 'percent-of',
  id: 'discount',
  label: 'Discount',
  scope: 'supply',
  percent: '-10',
  of: {},
} as const;
const meter = {
  kind: 'per-month',
  id: 'meter',
  label: 'Meter',
  scope: 'delivery',
  amount: '4.00',
} as const;
const tax = { kind: 'percent-of', id: 'tax', label: 'Tax', scope: 'bundled', percent: '5', of: {} } as const;
const supply = tariffOf([energy('0.10', { scope: 'supply' }), discount], { termMonths: 12 });
const delivery = tariffOf([energy('0.05', { scope: 'delivery' }), meter], {
  provenance: { source: 'rate book', asOf: '2026-02-03', id: 'wires' },
});

/** All of a tariff on one side, in the terms of one bill; its percentages and minimums look at no side in particular. */
function onSide(tariff: Tariff, scope: 'supply' | 'delivery'): Tariff {
  const charges = tariff.charges.map((charge): Charge => {
    if (charge.kind !== 'percent-of' && charge.kind !== 'minimum-bill') return { ...charge, scope };
    const { kinds } = charge.of;
    return { ...charge, scope, of: { ...(kinds && { kinds }) } };
  });
  return {
    ...tariff,
    charges,
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    // One bill is rounded and netted once: two of another kind cost something else together.
    billRounding: undefined,
    nettingMinutes: undefined,
    zone: undefined,
  };
}

describe('supply and delivery on one bill', () => {
  const { load, cycles } = monthly('America/Chicago', 2026, ['1000']);
  const linesOf = (tariff: ReturnType<typeof compose>) =>
    price(tariff, load, cycles)[0]?.lines.map(({ charge, scope, amountMicros }) => [
      charge,
      scope,
      amountMicros,
    ]);

  it('add up, each percentage seeing its own side', () => {
    expect(linesOf(compose(supply, delivery))).toEqual([
      ['energy', 'supply', 100_000_000],
      ['discount', 'supply', -10_000_000],
      ['delivery:energy', 'delivery', 50_000_000],
      ['delivery:meter', 'delivery', 4_000_000],
    ]);
  });

  it('take the delivery side of a tariff that prices both, and a tax on the whole bill', () => {
    const both = tariffOf([energy('0.09', { id: 'own', scope: 'supply' }), meter, tax]);
    expect(linesOf(compose(supply, both))).toEqual([
      ['energy', 'supply', 100_000_000],
      ['discount', 'supply', -10_000_000],
      ['delivery:meter', 'delivery', 4_000_000],
      ['delivery:tax', 'bundled', 4_700_000],
    ]);
  });

  it('fill blocks of their own, even where both count all energy of a cycle', () => {
    const blocks = (above: string, scope: 'supply' | 'delivery') =>
      energy('0', {
        scope,
        price: {
          type: 'tiers',
          tiers: [
            { upTo: '400', price: '0.01' },
            { upTo: null, price: above },
          ],
          reset: 'cycle',
          scope: 'pooled-pro-rata',
          boundUnit: 'absolute',
        },
      });
    const whole = compose(tariffOf([blocks('0.10', 'supply')]), tariffOf([blocks('0.20', 'delivery')]));
    const [bill] = price(whole, load, cycles);
    expect(bill?.totalMicros).toBe(64_000_000 + 124_000_000);
  });

  it('cost what they cost apart, whatever the charges', () => {
    fc.assert(
      fc.property(anyTariff, anyTariff, anyHome, (one, other, home) => {
        const sides = [onSide(one, 'supply'), onSide(other, 'delivery')] as const;
        const totals = (tariff: Tariff): readonly number[] =>
          price(tariff, home.load, home.cycles).map(({ totalMicros }) => totalMicros);
        const [ours, theirs] = sides.map(totals);
        const apart = (ours ?? []).map((total, cycle) => total + (theirs?.[cycle] ?? 0));
        expect(totals(compose(...sides))).toEqual(apart);
      }),
      { numRuns: 15 },
    );
  });

  it('keep the terms of the supplier, both sources, and what neither could price', () => {
    const flagged = { text: 'Storm fee', where: 'tariff', reason: 'No amount.' };
    const whole = compose(supply, { ...delivery, unpriced: [flagged] });
    expect(whole.termMonths).toBe(12);
    expect(whole.unpriced).toEqual([flagged]);
    expect(whole.provenance).toMatchObject({
      source: 'test; delivery charges: rate book (2026-02-03)',
      id: 'plain',
    });
  });

  it('say so when delivery is not known, once, and no longer when it is', () => {
    const noted = notingDelivery(notingDelivery(supply));
    expect(noted.unpriced.filter(isDeliveryMissing)).toHaveLength(1);
    expect(compose(noted, delivery).unpriced).toEqual([]);
    expect(notingDelivery(delivery).unpriced).toEqual([]);
    expect(notingDelivery(tariffOf([energy('0.1')])).unpriced).toEqual([]);
  });

  it('know the note again when it was stored in other words, and never take a note of the source for it', () => {
    const [note] = notingDelivery(supply).unpriced;
    if (note === undefined) throw new Error('No note.');
    const { code, ...worded } = note;
    const older = {
      ...supply,
      unpriced: [{ code, where: 'wires', text: 'Older text', reason: 'Older words.' }],
    };
    expect(notingDelivery(older)).toEqual(older);
    expect(compose(older, delivery).unpriced).toEqual([]);
    expect(compose({ ...supply, unpriced: [worded] }, delivery).unpriced).toEqual([worded]);
  });

  it('keep for whom a note holds money', () => {
    const solar = { text: 'Buyback', where: 'page 2', reason: 'No price.', onlyWith: 'export' as const };
    const noted = { ...supply, unpriced: [solar] };
    expect(compose(noted, delivery).unpriced).toEqual([solar]);
    expect(compose(supply, { ...delivery, unpriced: [solar] }).unpriced).toEqual([solar]);
  });

  it('leave what exports save under net metering to a note', () => {
    const netted = deliverySide({
      ...delivery,
      charges: [...delivery.charges, energy('-0.05', { id: 'sell', scope: 'delivery', flow: 'export' })],
      exportRule: { kind: 'kwh-rollover', trueUpMonth: 12, trueUpPrice: '0', atTrueUp: 'paid' },
    });
    expect(netted.charges.map(({ id }) => id)).toEqual(['energy', 'meter']);
    expect(netted.unpriced).toMatchObject([{ where: 'delivery, export rule' }]);
  });

  it('are refused when one price holds both, when delivery is there already, or in two currencies', () => {
    expect(() => compose(supply, tariffOf([energy('0.2')]))).toThrow(
      expect.objectContaining({ code: 'tariffs.bundled-delivery' }),
    );
    expect(() => compose(supply, tariffOf([energy('0.2', { scope: 'supply' })]))).toThrow(
      expect.objectContaining({ code: 'tariffs.bundled-delivery' }),
    );
    expect(() => compose(compose(supply, delivery), delivery)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-supply-only' }),
    );
    expect(() => compose(supply, { ...delivery, currency: 'CAD' })).toThrow(
      expect.objectContaining({ code: 'tariffs.two-currencies' }),
    );
  });
});
