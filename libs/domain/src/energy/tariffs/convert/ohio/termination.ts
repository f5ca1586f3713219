import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { decimalText } from '../decimal-text.js';
import type { UnpricedNotes } from '../notes.js';
import type { OhioOffer } from './offer.js';

/** The fee of an offer; words beside it may say that it is due for each month that remains. */
export function terminationFeeOf(
  { terminationFee, terminationDetails, details }: OhioOffer,
  notes: UnpricedNotes,
): TerminationFee {
  const amount = decimalText(terminationFee === '' ? '0' : terminationFee);
  if (amount === undefined) {
    notes.add('EarlyTerminationFee', terminationFee, 'It is not an amount.');
    return { kind: 'unknown' };
  }
  if (Number(amount) === 0) return { kind: 'none' };
  const isMonthly = [terminationDetails, details].some((words) =>
    /\b(?:each|per|every)\b[^.]{0,40}\bmonths?\b[^.]{0,20}\bremain/i.test(words),
  );
  return { kind: isMonthly ? 'per-month-remaining' : 'flat', amount, waivedLastDays: 0 };
}
