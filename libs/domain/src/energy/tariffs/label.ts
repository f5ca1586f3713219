import type { Charge } from './model/charge.js';
import { cyclesBetween } from './calendar/cycles.js';
import { Exact, milliOf } from './exact.js';
import type { EnergyPrice } from './model/price.js';
import { price } from './reference/price.js';
import type { Tariff } from './model/tariff.js';

/** A month of thirty days without a clock change, for which a label's averages are computed. */
const LABEL_MONTH = ['2026-06-01', '2026-07-01'] as const;
const CENTS = 100;
const DECIMALS = 4;
const BOUND_DECIMALS = 9;

/**
 * Average price of a month's use in cents per kWh, taxes aside, as the Electricity Facts Label of the
 * Texas rule 25.475 states it at 500, 1,000 and 2,000 kWh: four decimals as text. `assumedShares` says
 * which share (0 to 1) of the use each time-of-use charge takes, by charge id, as printed on the
 * label; without it use is even over all hours of the month.
 */
export function averageCents(
  tariff: Tariff,
  monthKwh: number,
  assumedShares: Readonly<Record<string, string>> = {},
): string {
  const [cycle] = cyclesBetween('UTC', LABEL_MONTH);
  if (cycle === undefined) return '0';
  const labelled: Tariff = {
    ...tariff,
    charges: chargesOn(tariff, tariff.provenance.asOf).map((charge) =>
      untaxed(atShare(charge, assumedShares[charge.id])),
    ),
    discounts: tariff.discounts.filter(({ guaranteed }) => guaranteed),
    zone: 'UTC',
    rounding: { decimals: 6, mode: 'half-up' },
  };
  const load = {
    zone: 'UTC',
    startUtc: Float64Array.of(cycle.startUtc),
    durationS: Float64Array.of(cycle.endUtc - cycle.startUtc),
    importMilliWh: Float64Array.of(milliOf(String(monthKwh))),
  };
  const [bill] = price(labelled, load, [cycle]);
  return new Exact(bill?.totalMicros ?? 0)
    .div(1_000_000)
    .times(CENTS)
    .div(monthKwh)
    .toDecimalPlaces(DECIMALS)
    .toFixed(DECIMALS);
}

/** The charges in force on the day on which the facts were current, as if they always were. */
function chargesOn({ charges }: Tariff, day: string): readonly Charge[] {
  return charges.flatMap(({ validFrom = day, validTo, ...charge }) =>
    validFrom <= day && (validTo === undefined || day < validTo) ? [charge] : [],
  );
}

/** A charge that takes its share of every hour instead of all of some hours. */
function atShare(charge: Charge, share: string | undefined): Charge {
  if (charge.kind !== 'per-kwh' || share === undefined) return charge;
  return { ...charge, schedule: { windows: [{}] }, price: scaled(charge.price, share) };
}

/** Blocks end where the charge's share of the use reaches their bounds. */
function scaled(price: EnergyPrice, share: string): EnergyPrice {
  const part = new Exact(share);
  const times = (each: string): string => part.times(each).toFixed();
  if (price.type === 'constant') return { type: 'constant', price: times(price.price) };
  if (price.type === 'series' || price.type === 'by-month') return price;
  if (part.isZero()) return { type: 'constant', price: '0' };
  return {
    ...price,
    scope: 'per-window',
    tiers: price.tiers.map((tier) => ({
      ...tier,
      upTo:
        tier.upTo === null ? null : new Exact(tier.upTo).div(part).toDecimalPlaces(BOUND_DECIMALS).toFixed(),
      price: times(tier.price),
    })),
  };
}

function untaxed(charge: Charge): Charge {
  return { ...charge, taxPercent: '0' };
}
