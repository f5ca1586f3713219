import type { Tariff } from '#domain/energy/tariffs/model/tariff';

/** One price that differs: the words on the bill, and the price before and after. */
export interface ChangedPrice {
  readonly charge: string;
  readonly before: string;
  readonly after: string;
}

/** How a plan's prices differ between two editions. */
export interface PriceChange {
  /** `dearer` if no price fell, `cheaper` if none rose, `other` if the charges themselves are others. */
  readonly direction: 'same' | 'dearer' | 'cheaper' | 'mixed' | 'other';
  readonly prices: readonly ChangedPrice[];
}

/** Fields that hold a price, or several by place or month. */
const PRICED = new Set(['price', 'amount', 'percent', 'prices', 'months']);

/**
 * Compares the prices of two editions charge by charge. Pays for exports are prices below zero, so that a higher
 * number is dearer for the home everywhere.
 */
export function priceChange(before: Tariff, after: Tariff): PriceChange {
  const old = pricesOf(before);
  const now = pricesOf(after);
  if (old.size !== now.size || [...old.keys()].some((where) => !now.has(where))) {
    return { direction: 'other', prices: [] };
  }
  const prices: ChangedPrice[] = [];
  let rose = false;
  let fell = false;
  for (const [where, { charge, price }] of old) {
    const next = now.get(where)?.price ?? price;
    if (Number(next) === Number(price)) continue;
    if (Number(next) > Number(price)) rose = true;
    else fell = true;
    prices.push({ charge, before: price, after: next });
  }
  if (rose && fell) return { direction: 'mixed', prices };
  if (!rose && !fell) return { direction: 'same', prices };
  return { direction: rose ? 'dearer' : 'cheaper', prices };
}

type Prices = Map<string, { readonly charge: string; readonly price: string }>;

/** Every price of a tariff, by its charge and place in it. */
function pricesOf({ charges, discounts }: Tariff): Prices {
  const found: Prices = new Map();
  for (const charge of [...charges, ...discounts.map((discount) => discount.charge)]) {
    collect(charge, { where: charge.id, charge: charge.label }, found);
  }
  return found;
}

function collect(
  value: object,
  at: { readonly where: string; readonly charge: string },
  found: Prices,
): void {
  for (const [key, part] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
    const where = `${at.where}/${key}`;
    if (PRICED.has(key)) {
      const prices = typeof part === 'object' && part !== null && !('type' in part) ? part : { only: part };
      for (const [name, price] of Object.entries(prices) as readonly (readonly [string, unknown])[])
        if (typeof price === 'string') found.set(`${where}/${name}`, { charge: at.charge, price });
    }
    if (typeof part === 'object' && part !== null) collect(part, { ...at, where }, found);
  }
}
