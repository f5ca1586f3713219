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
  // Those that end first cut charges first, so that later ones see the pieces.
  const inOrder = discounts
    .map((discount, i) => ({ discount, i }))
    .sort((a, b) => order(a.discount, b.discount));
  return inOrder.flatMap(({ discount, i }) => {
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
    const name = clip(discount.displayName ?? 'Discount', 300);
    return lastDay(discount, off, draft).map(({ charges, ...dates }, part) => ({
      guaranteed,
      ...(!guaranteed && { condition: clip(words || 'Conditional', 500) }),
      charge: {
        ...percentOff(`discount-${i}${part === 0 ? '' : `-${part}`}`, name, percent, charges),
        ...dates,
      },
    }));
  });
}

const order = (a: CdrDiscount, b: CdrDiscount): number =>
  (a.endDate ?? '9999') < (b.endDate ?? '9999') ? -1 : Number(a.endDate !== b.endDate);

interface Discounted extends Pick<Charge, 'validTo'> {
  readonly charges: readonly Charge[];
}

/**
 * What a discount is taken off until it ends. It holds on its last day too, within a bill as well: charges that
 * count day by day are cut there in two, of which it knows the first. Others go by the bill's first day.
 */
function lastDay({ endDate }: CdrDiscount, off: readonly Charge[], draft: Draft): readonly Discounted[] {
  const last = DayText.safeParse(endDate?.slice(0, 10)).data;
  if (last === undefined) return [{ charges: off }];
  const end = dayAfter(last);
  const charges = off.filter(
    ({ validFrom, validTo }) =>
      (validTo === undefined || validTo > end) && (validFrom === undefined || validFrom < end),
  );
  const ended = off.filter(({ validTo }) => validTo !== undefined && validTo <= end);
  const cut = charges.filter((charge) => charge.kind === 'per-kwh' || charge.kind === 'per-day');
  for (const charge of cut) {
    const at = draft.charges.indexOf(charge);
    draft.charges.splice(
      at,
      1,
      { ...charge, id: `${charge.id}-${last}`, validTo: end },
      { ...charge, validFrom: end },
    );
  }
  const before = cut.map((charge) => ({ ...charge, id: `${charge.id}-${last}` }));
  const others = charges.filter((charge) => charge.kind !== 'per-kwh' && charge.kind !== 'per-day');
  return [
    { charges: [...ended, ...before] },
    ...(others.length > 0 ? [{ charges: others, validTo: end }] : []),
  ].filter(({ charges: any }) => any.length > 0);
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
