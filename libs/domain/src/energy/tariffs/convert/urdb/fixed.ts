import { z } from 'zod';
import type { Charge, Scope } from '#domain/energy/tariffs/model/charge';
import type { Unpriced } from '#domain/energy/tariffs/model/tariff';
import { decimalOf, isSet } from './figures.js';
import { Figure } from './rate.js';
import type { UrdbRate } from './rate.js';

const MAX_TEXT = 2000;
const FixedList = z.array(z.looseObject({ amount: Figure, unit: z.string() })).nullish();

/** What an annual minimum looks at: all that is charged, but not what a monthly minimum adds (utilityrate5). */
const CHARGES = ['per-day', 'per-month', 'per-year', 'per-kwh', 'per-kw', 'credit-carried'] as const;

/** What the fixed and minimum charges became. */
export interface FixedCharges {
  readonly charges: readonly Charge[];
  readonly unpriced: readonly Unpriced[];
}

interface FixedAmount {
  readonly id: string;
  readonly amount: string;
  readonly unit: string;
}

/** Fixed charges by month, day or year, then minimums, which look at all lines before them. */
export function fixedCharges(rate: UrdbRate, scope: Scope): FixedCharges {
  const unpriced: Unpriced[] = unreadList(rate['fixedcharges']);
  const fixed = fixedAmounts(rate).flatMap(({ id, amount, unit }): readonly Charge[] => {
    const common = { id, label: 'Fixed charge', scope, amount };
    switch (unit.trim().toLowerCase()) {
      case '$/month':
        return [{ ...common, kind: 'per-month' }];
      case '$/day':
        return [{ ...common, kind: 'per-day' }];
      case '$/year':
        return [{ ...common, kind: 'per-year' }];
      default:
        unpriced.push({
          text: `${amount} ${unit}`,
          where: id,
          reason: 'The unit of this fixed charge is not known.',
        });
        return [];
    }
  });
  const minimums = minimumAmounts(rate).flatMap(({ id, amount, unit }): readonly Charge[] => {
    const common = { id, label: 'Minimum charge', scope, amount, kind: 'minimum-bill' as const };
    switch (unit.trim().toLowerCase()) {
      case '$/month':
        return [{ ...common, per: 'cycle', of: {} }];
      case '$/day':
        return [{ ...common, per: 'day', of: {} }];
      case '$/year':
        return [{ ...common, per: 'year', of: { kinds: [...CHARGES] } }];
      default:
        unpriced.push({
          text: `${amount} ${unit}`,
          where: id,
          reason: 'The unit of this minimum charge is not known.',
        });
        return [];
    }
  });
  return { charges: [...fixed, ...minimums], unpriced };
}

/** A list of fixed charges that is none. */
function unreadList(list: unknown): Unpriced[] {
  if (FixedList.safeParse(list).success) return [];
  const text = JSON.stringify(list).slice(0, MAX_TEXT);
  return [{ text, where: 'fixedcharges', reason: 'These fixed charges are not understood.' }];
}

function fixedAmounts(rate: UrdbRate): readonly FixedAmount[] {
  const listed = (FixedList.safeParse(rate['fixedcharges']).data ?? []).map(({ amount, unit }, at) => ({
    id: `fixed-${at}`,
    amount: decimalOf(amount),
    unit,
  }));
  return [
    ...(isSet(rate.fixedchargefirstmeter)
      ? [
          {
            id: 'fixedchargefirstmeter',
            amount: decimalOf(rate.fixedchargefirstmeter),
            unit: rate.fixedchargeunits ?? '$/month',
          },
        ]
      : []),
    ...(isSet(rate.fixedmonthlycharge)
      ? [{ id: 'fixedmonthlycharge', amount: decimalOf(rate.fixedmonthlycharge), unit: '$/month' }]
      : []),
    ...listed,
  ];
}

function minimumAmounts(rate: UrdbRate): readonly FixedAmount[] {
  return [
    ...(isSet(rate.mincharge)
      ? [{ id: 'mincharge', amount: decimalOf(rate.mincharge), unit: rate.minchargeunits ?? '$/month' }]
      : []),
    ...(isSet(rate.minmonthlycharge)
      ? [{ id: 'minmonthlycharge', amount: decimalOf(rate.minmonthlycharge), unit: '$/month' }]
      : []),
    ...(isSet(rate.annualmincharge)
      ? [{ id: 'annualmincharge', amount: decimalOf(rate.annualmincharge), unit: '$/year' }]
      : []),
  ];
}
