import { Decimal } from 'decimal.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { decimalText, plain } from '../decimal-text.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import type { CdrFee } from './plan-detail.js';

const DAYS_A_YEAR = 365;
const DAYS_A_WEEK = 7;

/**
 * Adds a fee: an exit fee is the plan's termination fee (answered); a membership is paid as often as its
 * term says; all others a home pays only when it causes them.
 */
export function addFee(fee: CdrFee, i: number, draft: Draft): TerminationFee | undefined {
  const amount = decimalText(fee.amount ?? 0);
  const figure = fee.rate == null ? String(fee.amount ?? '') : `${String(fee.rate)} of the bill`;
  if (/^exit$/i.test(fee.type ?? '')) {
    if (amount === undefined || fee.rate != null) return { kind: 'unknown' };
    return Number(amount) === 0 ? { kind: 'none' } : { kind: 'flat', amount, waivedLastDays: 0 };
  }
  const isNothing = Number(amount) === 0 && Number(decimalText(fee.rate ?? 0)) === 0;
  if (isNothing) return undefined;
  if (!/^membership$/i.test(fee.type ?? '')) {
    draft.occasional.push(clip(`${fee.type ?? 'Fee'}: ${fee.description ?? ''} (${figure})`, 1000));
    return undefined;
  }
  const charge = amount === undefined || fee.rate != null ? undefined : recurring(fee.term, amount);
  if (charge === undefined)
    draft.notes.add(
      `fees[${i}]`,
      `${fee.description ?? 'Membership'} (${figure}, ${fee.term ?? 'no term'})`,
      'How often the membership is paid is not understood.',
    );
  else
    draft.charges.push({
      id: `membership-${i}`,
      label: clip(fee.description ?? 'Membership', 300),
      scope: 'bundled',
      ...charge,
    });
  return undefined;
}

type Unnamed<Each> = Each extends Charge ? Omit<Each, 'id' | 'label' | 'scope'> : never;
type Recurring = Unnamed<Extract<Charge, { kind: 'per-day' | 'per-month' | 'per-year' | 'once' }>>;

/** `term` of the standard; without one a membership is a year's. */
function recurring(term: string | null | undefined, amount: string): Recurring | undefined {
  const yearly = (times: number): Recurring | undefined => {
    const year = plain(new Decimal(amount).times(times));
    return year === undefined ? undefined : { kind: 'per-year', amount: year };
  };
  const years = /^(\d+)_YEARS?$/i.exec(term ?? '')?.[1];
  if (years !== undefined) return Number(years) >= 1 ? yearly(1 / Number(years)) : undefined;
  switch ((term ?? 'ANNUAL').toUpperCase()) {
    case 'ANNUAL':
      return yearly(1);
    case 'BIANNUAL':
      return yearly(2);
    case 'MONTHLY':
      return { kind: 'per-month', amount };
    case 'WEEKLY':
      return yearly(DAYS_A_YEAR / DAYS_A_WEEK);
    case 'DAILY':
      return { kind: 'per-day', amount };
    case 'FIXED':
      return { kind: 'once', amount, contractMonth: 1 };
    default:
      return undefined;
  }
}
