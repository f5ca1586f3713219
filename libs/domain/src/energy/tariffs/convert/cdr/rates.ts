import { Decimal } from 'decimal.js';
import type { EnergyPrice, TierLadder } from '#domain/energy/tariffs/model/price';
import { decimalText } from '../decimal-text.js';
import type { CdrRate } from './plan-detail.js';

/** A price per kWh, or why it cannot be read. */
export type ReadPrice =
  { readonly price: EnergyPrice; readonly doubt?: string } | { readonly unread: string };

/** How often the blocks start again, by the standard's period of use. */
const resets: ReadonlyMap<string, TierLadder['reset']> = new Map<string, TierLadder['reset']>([
  ['P1D', 'day'],
  ['DAY', 'day'],
  ['P1M', 'month'],
  ['P3M', 'quarter'],
  ['P1Y', 'year'],
  ['P12M', 'year'],
]);

/**
 * Reads the rates of a block: one price, or a ladder. `volume` is the width of a block, not its upper
 * bound; the last has none. `sign` -1 writes feed-in as money paid to the home.
 */
export function priceOf(
  rates: readonly CdrRate[],
  period: string | null | undefined,
  sign: 1 | -1 = 1,
): ReadPrice {
  const odd = rates.find((rate) => rate.measureUnit != null && !/^kwh$/i.test(rate.measureUnit));
  if (odd) return { unread: `a price per ${odd.measureUnit ?? ''}` };
  let bound = new Decimal(0);
  const tiers: { upTo: string | null; price: string }[] = [];
  for (const [i, rate] of rates.entries()) {
    const price = decimalText(rate.unitPrice);
    const width = rate.volume == null ? undefined : decimalText(rate.volume);
    if (price === undefined || (rate.volume != null && width === undefined)) {
      return { unread: `unit price ${String(rate.unitPrice)} for ${String(rate.volume ?? 'all')}` };
    }
    const isLast = i === rates.length - 1;
    if (width === undefined && !isLast) return { unread: 'a block without a volume before the last' };
    const signed = sign === 1 ? price : new Decimal(price).negated().toFixed();
    if (width === undefined || (isLast && Number(width) === 0)) {
      tiers.push({ upTo: null, price: signed });
      continue;
    }
    bound = bound.plus(width);
    tiers.push({ upTo: bound.toFixed(), price: signed });
  }
  return laddered(tiers, period);
}

function laddered(
  tiers: readonly { readonly upTo: string | null; readonly price: string }[],
  period: string | null | undefined,
): ReadPrice {
  const last = tiers.at(-1);
  if (last === undefined) return { unread: 'no rates' };
  if (tiers.length === 1 && last.upTo === null) return { price: { type: 'constant', price: last.price } };
  const reset = resets.get((period ?? '').toUpperCase());
  const widest = Math.max(...tiers.map((tier) => Number(tier.upTo ?? 0)));
  const isOdd = (reset === 'day' && widest >= 300) || (reset === 'year' && widest < 100);
  const doubts = [
    ...(isOdd ? [`blocks of ${widest} kWh a ${reset}: the period is probably not the one meant`] : []),
    ...(reset === undefined ? [`the blocks start again every "${period ?? ''}"; a day is assumed`] : []),
    ...(last.upTo === null ? [] : [`no price above ${last.upTo} kWh; the last one is assumed`]),
  ];
  const price: EnergyPrice = {
    type: 'tiers',
    tiers: tiers.map((tier) => (tier === last ? { ...tier, upTo: null } : { ...tier })),
    reset: reset ?? 'day',
    scope: 'per-window',
    boundUnit: 'absolute',
  };
  return doubts.length > 0 ? { price, doubt: doubts.join('; ') } : { price };
}
