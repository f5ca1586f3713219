import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { decimalText } from '../decimal-text.js';
import { mentionsPrice } from '../known-fields.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import { wordsOf } from './draft.js';
import { addFee } from './fees.js';
import type { PlanDetail } from './plan-detail.js';

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

function noteProse({ electricityContract: contract }: PlanDetail, draft: Draft): void {
  const { terms, variation, onExpiryDescription, additionalFeeInformation } = contract;
  for (const [where, text] of Object.entries({
    terms,
    variation,
    onExpiryDescription,
    additionalFeeInformation,
  })) {
    if (text != null && mentionsPrice(text)) draft.notes.add(where, text, 'It mentions money in words only.');
  }
}
