import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { decimalText } from '../decimal-text.js';
import { mentionsPrice } from '../known-fields.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import { wordsOf } from './draft.js';
import type { CdrFee, PlanDetail } from './plan-detail.js';

/** Adds fees and metering charges, each where it belongs; answers the exit fee. */
export function addExtras(plan: PlanDetail, draft: Draft): TerminationFee {
  const contract = plan.electricityContract;
  let exit: TerminationFee = { kind: 'none' };
  for (const [i, fee] of (contract.fees ?? []).entries()) exit = addFee(fee, i, draft) ?? exit;
  for (const green of contract.greenPowerCharges ?? []) {
    draft.occasional.push(clip(`GreenPower option: ${wordsOf(green.displayName, green.description)}`, 1000));
  }
  for (const metering of plan.meteringCharges ?? []) {
    const { minimumValue, maximumValue } = metering;
    const text = `${wordsOf(metering.displayName, metering.description)} (${String(minimumValue ?? '')} to ${String(maximumValue ?? '')})`;
    if (Number(decimalText(minimumValue ?? 0)) === 0 && maximumValue == null)
      draft.occasional.push(clip(text, 1000));
    else draft.notes.add('meteringCharges', text, 'Metering charges vary by home.');
  }
  noteProse(plan, draft);
  return exit;
}

/** Memberships are paid every year; an exit fee is the plan's termination fee; all others are occasional. */
function addFee(fee: CdrFee, i: number, draft: Draft): TerminationFee | undefined {
  const amount = decimalText(fee.amount ?? 0);
  const figure = fee.rate == null ? String(fee.amount ?? '') : `${String(fee.rate)} of the bill`;
  if (/^exit$/i.test(fee.type ?? '')) {
    if (amount === undefined || fee.rate != null) return { kind: 'unknown' };
    return Number(amount) === 0 ? { kind: 'none' } : { kind: 'flat', amount, waivedLastDays: 0 };
  }
  if (/^membership$/i.test(fee.type ?? '') && amount !== undefined && Number(amount) > 0) {
    draft.charges.push({
      id: `membership-${i}`,
      label: clip(fee.description ?? 'Membership', 300),
      scope: 'bundled',
      kind: 'per-year',
      amount,
    });
    return undefined;
  }
  const isNothing = Number(amount) === 0 && Number(decimalText(fee.rate ?? 0)) === 0;
  if (!isNothing)
    draft.occasional.push(clip(`${fee.type ?? 'Fee'}: ${fee.description ?? ''} (${figure})`, 1000));
  return undefined;
}

function noteProse({ electricityContract: contract }: PlanDetail, draft: Draft): void {
  const { terms, variation, onExpiryDescription, additionalFeeInformation } = contract;
  for (const [where, text] of Object.entries({
    terms,
    variation,
    onExpiryDescription,
    additionalFeeInformation,
  })) {
    if (text != null && mentionsPrice(text))
      draft.notes.add(where, text, 'It speaks of money in words only.');
  }
}
