import { Decimal } from 'decimal.js';
import type { Charge } from '../../charge.js';
import type { Discount } from '../../tariff.js';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import { wordsOf, type Draft } from './draft.js';
import type { CdrDiscount } from './plan-detail.js';

/**
 * Reads discounts. A percentage of the bill is taken off every charge but the feed-in, one of use off
 * the energy charges. Discounts of a fixed amount state no time at which they are paid and stay text.
 */
export function discountsOf(discounts: readonly CdrDiscount[], draft: Draft): Discount[] {
  return discounts.flatMap((discount, i) => {
    const words = wordsOf(discount.displayName, discount.description);
    const percent = percentOf(discount);
    if (percent === undefined) {
      const { fixedAmount, percentOverThreshold } = discount;
      draft.notes.add(
        `discounts[${i}]`,
        `${words} ${JSON.stringify(fixedAmount ?? percentOverThreshold ?? percentText(discount))}`,
        'Only discounts of a percentage are priced.',
      );
      return [];
    }
    const bought = draft.charges.filter((charge) => !('flow' in charge && charge.flow === 'export'));
    const off = discount.percentOfUse ? bought.filter((charge) => charge.kind === 'per-kwh') : bought;
    const guaranteed = /^guaranteed$/i.test(discount.type ?? '');
    return [
      {
        guaranteed,
        ...(!guaranteed && { condition: clip(words || 'Conditional', 500) }),
        charge: percentOff(`discount-${i}`, clip(discount.displayName ?? 'Discount', 300), percent, off),
      },
    ];
  });
}

const percentText = ({ percentOfBill, percentOfUse }: CdrDiscount): unknown =>
  percentOfUse ?? percentOfBill ?? {};

/** `0.12` is twelve percent. */
function percentOf({ percentOfBill, percentOfUse }: CdrDiscount): string | undefined {
  const rate = decimalText((percentOfUse ?? percentOfBill)?.rate);
  if (rate === undefined || Number(rate) < 0 || Number(rate) > 1) return undefined;
  return new Decimal(rate).times(-100).toFixed();
}

function percentOff(id: string, label: string, percent: string, off: readonly Charge[]): Charge {
  return {
    id,
    label,
    scope: 'bundled',
    kind: 'percent-of',
    percent,
    of: { charges: off.map((charge) => charge.id) },
  };
}
