import type { Discount } from '#domain/energy/tariffs/model/tariff';
import { mentionsPrice } from '../known-fields.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import { wordsOf } from './draft.js';
import type { PlanDetail } from './plan-detail.js';
import { restatesRates } from './restated-rates.js';

/** Incentives that make some energy free, without a figure. */
const changesPrices =
  /\bfree (?:\w+ )?(?:electricity|energy|power|usage|use|\d)|(?:usage|charges?) (?:will be |is |are )?waived|\bno (?:usage )?charge for/i;

/** Words of a price or reward that goes with energy, with time or with a device: no credit that is paid once. */
const goesWithUse =
  /kwh|\/ ?day|per (?:day|week|month|year|battery)|(?:every|each) (?:day|week|month)|monthly|off-peak|feed-?in|export|free|waived|event|battery|solar|EV\b/i;

/** Gifts, points, certificates and other people's money: they are worth something, but not on the bill. */
const aside =
  /\bgift|mastercard|visa\b|prepaid|voucher|\bpoints?\b|refer(?:-| )?a(?:-| )?friend|\bcontribut|donat|membership|netflix|paramount|\btolls?\b|climate active|offset|green ?power|renewable|interest on credit|guarantee\b|\bperks\b/i;

const onceOnTheBill =
  /(?:sign[- ]?up|welcome|bonus|account|once[- ]off|one[- ]off|new customer)\b[^.]{0,60}\bcredit|once[- ]off first bill|\bcredit (?:will be )?applied to (?:your|the)/i;

/**
 * Reads incentives, which are words only. A credit of one amount that is paid once becomes a discount
 * that the home must meet the conditions of; gifts and the like are kept to be shown; what speaks of
 * prices that the plan's own rates do not hold is a note.
 */
export function incentivesOf(
  { electricityContract: contract }: PlanDetail,
  draft: Draft,
): readonly Discount[] {
  return (contract.incentives ?? []).flatMap((incentive, i) => {
    const text = wordsOf(incentive.displayName, incentive.description);
    if (!mentionsPrice(text) && !changesPrices.test(text)) return [];
    const credit = creditOf(text);
    if (credit !== undefined)
      return [creditOnce(`incentive-${i}`, incentive.displayName ?? 'Credit', text, credit)];
    if (restatesRates(text, contract)) return [];
    if (aside.test(text) && !goesWithUse.test(withoutPoints(text)))
      draft.occasional.push(clip(`Benefit or option: ${text}`, 1000));
    else
      draft.notes.add(
        `incentives[${i}]`,
        text,
        'An incentive is described in words only; it is not counted.',
      );
    return [];
  });
}

/** A credit that is paid once, when its conditions are met: off unless the caller asks for such discounts. */
export function creditOnce(id: string, label: string, condition: string, amount: string): Discount {
  return {
    guaranteed: false,
    condition: clip(condition, 500),
    charge: {
      id,
      label: clip(label, 300),
      scope: 'bundled',
      kind: 'once',
      amount: `-${amount}`,
      contractMonth: 1,
    },
  };
}

/** The dollars of a credit that is paid once; undefined when the text says anything else. */
function creditOf(text: string): string | undefined {
  const amounts = new Set([...text.matchAll(/\$\s?(\d+(?:\.\d{1,2})?)/g)].map(([, dollars]) => dollars));
  const [amount] = amounts;
  if (amount === undefined || amounts.size !== 1 || !onceOnTheBill.test(text)) return undefined;
  return aside.test(text) || goesWithUse.test(text) || /up to \$/i.test(text) ? undefined : amount;
}

/** Points are given for dollars paid or by the month, which is no price of energy. */
function withoutPoints(text: string): string {
  return /\bpoints?\b|\bcontribut|green ?power|renewable|climate active|\btolls?\b|interest on credit|membership/i.test(
    text,
  )
    ? text.replace(/per (?:day|week|month|year)|(?:every|each)\b[^.;,]*|\bfree\b|monthly|solar/gi, '')
    : text;
}
