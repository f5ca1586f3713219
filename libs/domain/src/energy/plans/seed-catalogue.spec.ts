import { SEED_DAY, seedCatalogue } from './seed-catalogue.js';
import { offeredAt, Plan, pricedAt } from './plan.js';
import { findPlace } from '../households/places/find-place.js';
import { calendarMonths } from '../tariffs/calendar/cycles.js';
import type { Load } from '../tariffs/model/load.js';
import type { Tariff } from '../tariffs/model/tariff.js';
import { price } from '../tariffs/reference/price.js';
import type { TexasUtility } from '../tariffs/convert/power-to-choose/texas-delivery.js';
import { texasDeliveryCharges } from '../tariffs/convert/power-to-choose/texas-delivery.js';

const zone = 'America/Chicago';
const june = calendarMonths(zone, '2026-06-01', '2026-07-01');
const juneStart = Date.parse('2026-06-01T05:00:00Z') / 1000;

/** A load of so many hours from the start of June, in kWh each. */
const loadOf = (kwh: readonly number[]): Load => ({
  zone,
  startUtc: Float64Array.from(kwh, (_, hour) => juneStart + hour * 3600),
  durationS: Float64Array.from(kwh, () => 3600),
  importMilliWh: Float64Array.from(kwh, (value) => Math.round(value * 1_000_000)),
});

/** June 2026 begins on a Monday. */
const SATURDAY_NOON = 5 * 24 + 12;

/** A month of `kwh`, spread over the tariff's times as its label assumes: one hour of each holds its share. */
function labelLoad(kwh: number, tariff: Tariff, shares: Readonly<Record<string, string>>): Load {
  const hours = Array.from({ length: 24 * 7 }, () => 0);
  for (const [chargeId, share] of Object.entries(shares)) {
    const alone = { ...tariff, charges: tariff.charges.filter((charge) => charge.id === chargeId) };
    const inside = [2, 12, 19, 22, SATURDAY_NOON].find((at) => {
      const [bill] = price(alone, loadOf(hours.map((__, hour) => (hour === at ? 1 : 0))), june);
      return bill?.lines.some((line) => Number(line.quantity) === 1) ?? false;
    });
    if (inside !== undefined) hours[inside] = kwh * Number(share);
  }
  return Object.keys(shares).length === 0 ? loadOf([kwh]) : loadOf(hours);
}

const plans = seedCatalogue();
const texas = plans.filter((plan) => plan.market === 'us-tx');

describe('the seed catalogue', () => {
  it('holds only plans that the model accepts', () => {
    for (const plan of plans) expect(() => Plan.parse(plan)).not.toThrow();
  });

  it('gives every plan an id of its own, and every charge one within its tariff', () => {
    expect(new Set(plans.map((plan) => plan.planId)).size).toBe(plans.length);
    for (const { tariff } of plans) {
      expect(new Set(tariff.charges.map((charge) => charge.id)).size).toBe(tariff.charges.length);
    }
  });

  it('has the breadth that a new installation needs', () => {
    const utilitiesOf = (market: RegExp) =>
      new Set(plans.filter((plan) => market.test(plan.market)).flatMap((plan) => plan.deliveryUtilityIds));
    expect(texas.length).toBeGreaterThanOrEqual(60);
    expect(utilitiesOf(/^us-tx$/).size).toBe(6);
    expect(utilitiesOf(/^us-(?!tx|oh)/).size).toBe(12);
    expect(utilitiesOf(/^us-oh$/).size).toBe(6);
    expect(plans.filter((plan) => plan.market.startsWith('au-')).length).toBeGreaterThanOrEqual(12);
    expect(plans.filter((plan) => plan.market === 'uk').length).toBeGreaterThanOrEqual(6);
    expect(plans.filter((plan) => plan.market === 'ca-on')).toHaveLength(3);
  });

  it('says of every plan where its facts come from and when they held', () => {
    for (const { tariff } of plans) {
      expect(tariff.provenance.source).not.toBe('');
      expect(tariff.provenance.asOf <= SEED_DAY).toBe(true);
    }
  });
});

describe('the standard service offers of Ohio', () => {
  const ohio = plans.filter((plan) => plan.market === 'us-oh');

  it('price supply and say that delivery comes on top', () => {
    expect(ohio).toHaveLength(6);
    for (const { tariff } of ohio) {
      expect(tariff.charges.every(({ scope }) => scope === 'supply')).toBe(true);
      expect(tariff.unpriced[0]).toMatchObject({ where: 'delivery' });
    }
  });
});

describe('choosing the plans of a home', () => {
  const at = (postcode: string) => {
    const { market, deliveryUtilities } = findPlace(postcode);
    return { market, deliveryUtilityId: deliveryUtilities[0]?.id ?? null };
  };

  it('offers those on the wires of its utility', () => {
    const offered = offeredAt(at('75201'), plans);
    expect(offered.length).toBeGreaterThanOrEqual(15);
    expect(offered.every((plan) => plan.deliveryUtilityIds.includes('oncor'))).toBe(true);
  });

  it.each(['33601', '90012', '62701', '15201'])(
    'offers nothing of other wires at %s, whose own are unknown',
    (postcode) => {
      expect(at(postcode).deliveryUtilityId).toBeNull();
      expect(pricedAt(at(postcode), plans)).toEqual([]);
    },
  );

  it.each(['94110', '33101', '2000', 'M5V 2T6', '10001', '30301', '19103', '43215', '18101', '07102'])(
    'has a plan to price at %s',
    (postcode) => {
      expect(pricedAt(at(postcode), plans)).not.toEqual([]);
    },
  );

  it.each([
    ['SW1A 1AA', 'uk-c-default-tariff-cap'],
    ['60614', 'us-comed-bes'],
    ['19103', 'us-peco-rate-r'],
    ['07102', 'us-pseg-rs'],
  ])('prices the default tariff at %s, and offers it to nobody', (postcode, planId) => {
    expect(pricedAt(at(postcode), plans).map((plan) => plan.planId)).toEqual([planId]);
    expect(offeredAt(at(postcode), plans)).toEqual([]);
  });
});

describe('the averages on Texas labels', () => {
  const points = [
    [500, 'at500'],
    [1000, 'at1000'],
    [2000, 'at2000'],
  ] as const;

  it.each(texas.map((plan) => [plan.planId, plan] as const))('are met within 0.1 cent by %s', (_, plan) => {
    const { label, tariff } = plan;
    if (label === undefined) throw new Error('every Texas plan has a label');
    // The utility of a Texas plan is one of the six; the ids are checked above.
    const utility = plan.deliveryUtilityIds[0] as TexasUtility;
    const asLabelled = {
      ...tariff,
      charges: [
        ...tariff.charges.filter((charge) => charge.scope !== 'delivery'),
        ...texasDeliveryCharges(utility, label.date),
      ],
    };
    for (const [kwh, at] of points) {
      const [bill] = price(asLabelled, labelLoad(kwh, tariff, label.assumedShares ?? {}), june);
      const cents = (bill?.totalMicros ?? 0) / 10_000 / kwh;
      expect(Math.abs(cents - Number(label.averageCents[at]))).toBeLessThanOrEqual(0.1);
    }
  });
});
