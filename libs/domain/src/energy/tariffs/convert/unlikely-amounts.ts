import type { Charge } from '../model/charge.js';
import type { Tariff, Unpriced } from '../model/tariff.js';

type Rated = 'per-kwh' | 'per-kw' | 'per-day' | 'per-month' | 'per-year' | 'once';

/** More than any published price: it is in another unit, or a slip. In money of about a dollar. */
const MOST: Readonly<Record<Rated, number>> = {
  'per-kwh': 5,
  'per-kw': 500,
  'per-day': 100,
  'per-month': 5_000,
  'per-year': 50_000,
  once: 5_000,
};
/** Money of which one is worth about a dollar; any other may be a hundredth of it. */
const LIKE_DOLLARS: ReadonlySet<string> = new Set(['AUD', 'CAD', 'CHF', 'EUR', 'GBP', 'NZD', 'USD']);
const OTHER_MONEY = 100;

/**
 * A tariff as a converter read it, flagged where an amount is more than any price can be, or below zero where the
 * home pays. Prices that change by the hour may be below zero; those fitted to a label are what they come to.
 */
export function flaggingUnlikely(tariff: Tariff): Tariff {
  if (tariff.estimated !== undefined) return tariff;
  const scale = LIKE_DOLLARS.has(tariff.currency) ? 1 : OTHER_MONEY;
  const notes = tariff.charges.flatMap((charge): readonly Unpriced[] => {
    const odd = oddAmount(charge, scale);
    return odd === undefined
      ? []
      : [{ where: charge.id, text: `${charge.label}: ${odd} ${tariff.currency}`, reason: UNLIKELY }];
  });
  const { terminationFee } = tariff;
  const isFee =
    !('amount' in terminationFee) ||
    (Number(terminationFee.amount) >= 0 && Number(terminationFee.amount) <= MOST.once * scale);
  if (!isFee)
    notes.push({
      where: 'terminationFee',
      text: `Leaving: ${terminationFee.amount} ${tariff.currency}`,
      reason: UNLIKELY,
    });
  if (notes.length === 0) return tariff;
  return {
    ...tariff,
    ...(!isFee && { terminationFee: { kind: 'unknown' as const } }),
    unpriced: [...notes, ...tariff.unpriced].slice(0, MAX_NOTES),
  };
}

const MAX_NOTES = 500;

const UNLIKELY = 'No price of this kind is so high, or below zero; check the document.';

function oddAmount(charge: Charge, scale: number): string | undefined {
  const { kind } = charge;
  if (!isRated(kind)) return undefined;
  const most = MOST[kind] * scale;
  const paysHome = 'flow' in charge && charge.flow === 'export';
  const mayBeBelow = paysHome || kind === 'once' || ('price' in charge && charge.price.type === 'series');
  return amountsOf(charge).find(
    (amount) => Math.abs(Number(amount)) > most || (Number(amount) < 0 && !mayBeBelow),
  );
}

function isRated(kind: Charge['kind']): kind is Rated {
  return Object.hasOwn(MOST, kind);
}

function amountsOf(charge: Charge): readonly string[] {
  if ('amount' in charge) return [charge.amount];
  if (!('price' in charge)) return [];
  const { price } = charge;
  switch (price.type) {
    case 'constant':
      return [price.price];
    case 'tiers':
      return price.tiers.map((tier) => tier.price);
    case 'series':
      return price.prices;
    case 'by-month':
      return Object.values(price.months);
    case 'steps':
      return price.steps.map((step) => step.amount);
  }
}
