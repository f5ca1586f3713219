import { dayAfter } from '#domain/shared/day';
import { Decimal } from 'decimal.js';
import { DayText } from '#domain/shared/quantity';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Discount } from '#domain/energy/tariffs/model/tariff';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import { wordsOf } from './draft.js';
import { creditOnce } from './incentives.js';
import type { CdrDiscount } from './plan-detail.js';

/**
 * Reads discounts. A percentage of the bill is taken off every charge but the feed-in, one of use off
 * the energy charges. A fixed amount that a home gets on conditions is paid once.
 */
export function discountsOf(discounts: readonly CdrDiscount[], draft: Draft): Discount[] {
  return discounts.flatMap((discount, i) => {
    const words = wordsOf(discount.displayName, discount.description);
    const percent = percentOf(discount);
    const credit = creditFrom(discount, words);
    if (credit !== undefined)
      return [
        creditOnce(`discount-${i}`, discount.displayName ?? 'Discount', words || 'Conditional', credit),
      ];
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
        charge: {
          ...percentOff(`discount-${i}`, clip(discount.displayName ?? 'Discount', 300), percent, off),
          ...until(discount.endDate),
        },
      },
    ];
  });
}

/** A discount holds on its last day too. */
function until(endDate: string | null | undefined): Pick<Charge, 'validTo'> {
  const last = DayText.safeParse(endDate?.slice(0, 10)).data;
  if (last === undefined) return {};
  return { validTo: dayAfter(last) };
}

/** A conditional amount that nothing says is paid by the day, or only up to. */
function creditFrom({ type, fixedAmount }: CdrDiscount, words: string): string | undefined {
  const amount = decimalText(fixedAmount?.amount);
  const once = /^conditional$/i.test(type ?? '') && !/\/ ?day|per day|per month|up to/i.test(words);
  return once && amount !== undefined && Number(amount) > 0 ? amount : undefined;
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
