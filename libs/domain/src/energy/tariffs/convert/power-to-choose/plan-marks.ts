import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { UnpricedNotes } from '../notes.js';
import type { Offer } from './offer.js';

/** What a mark of the listing means for the bill. */
type Meaning =
  | { readonly flag: readonly [where: string, text: string, reason: string] }
  | { readonly eligibility: string }
  | { readonly occasional: string }
  /** Nothing that the charges do not hold already. */
  | 'priced';

const timeOfUse: Meaning = {
  flag: [
    'time of use',
    'Time-of-use plan',
    'The listing states averages only; its times and their prices are on the label.',
  ],
};
const prepaid: Meaning = {
  flag: [
    'prepaid',
    'Prepaid plan',
    'Charges of prepaying (daily charges, top-up fees) are on the label only.',
  ],
};

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['TIME_OF_USE', timeOfUse],
  ['FREE_NIGHTS', timeOfUse],
  ['FREE_WEEKENDS', timeOfUse],
  ['PREPAID', prepaid],
  [
    'DEVICE_REQUIRED',
    {
      flag: [
        'device',
        'A device is required',
        'What the device costs, or what the plan costs without it, is not stated.',
      ],
    },
  ],
  ['SETUP_FEE', { flag: ['setup fee', 'Setup fee', 'The listing says that there is one and not how much.'] }],
  ['NEW_CUSTOMERS', { eligibility: 'New customers only' }],
  ['NEW_CUSTOMER', { eligibility: 'New customers only' }],
  ['CC_FEE', { occasional: 'A fee for paying by card' }],
  ['BASE_CHARGE', 'priced'],
  ['VARIABLE_RATE', 'priced'],
  ['INDEXED_RATE', 'priced'],
  ['TIERED', 'priced'],
  ['TIERED_RATE', 'priced'],
]);

/** Marks of a credit or fee that goes by use: priced when the charges hold one. */
const byUse = /^(?:BILL_CREDIT|USAGE_CREDIT|MINIMUM_USAGE|MIN_USAGE_FEE)$/;

/** What the marks of an offer add to its tariff. */
export interface MarkedTerms {
  readonly eligibility: readonly string[];
  readonly occasional: readonly string[];
}

/** Whether the offer says yes in a column of its own. */
export const saysYes = (cell: string): boolean => /^(?:true|1|yes)$/i.test(cell);

/**
 * Reads the marks of an offer (`reason_codes`, and columns for time of use, prepaying and new customers).
 * What costs money and has no figure flags the plan; who may sign up and what only some homes pay is said
 * and does not.
 */
export function termsOfMarks(offer: Offer, charges: readonly Charge[], notes: UnpricedNotes): MarkedTerms {
  const depends = charges.some((charge) => charge.kind === 'credit-if' || charge.kind === 'fee-if');
  const marks = new Set(marksOf(offer));
  const eligibility = new Set<string>();
  const occasional: string[] = [];
  for (const mark of marks) {
    const meaning = MEANINGS.get(mark) ?? (byUse.test(mark) ? goesByUse(depends) : unknown(mark));
    if (meaning === 'priced') continue;
    if ('flag' in meaning) notes.add(...meaning.flag);
    else if ('eligibility' in meaning) eligibility.add(meaning.eligibility);
    else occasional.push(meaning.occasional);
  }
  return { eligibility: [...eligibility], occasional };
}

function marksOf(offer: Offer): readonly string[] {
  return [
    ...[...offer.reasonCodes.matchAll(/[A-Z][A-Z0-9_]*[A-Z0-9]/gi)].map(([mark]) => mark.toUpperCase()),
    ...(saysYes(offer.timeOfUse) ? ['TIME_OF_USE'] : []),
    ...(saysYes(offer.prepaid) ? ['PREPAID'] : []),
    ...(saysYes(offer.newCustomer) ? ['NEW_CUSTOMERS'] : []),
    ...(saysYes(offer.minimumUsage) ? ['MINIMUM_USAGE'] : []),
  ];
}

function goesByUse(depends: boolean): Meaning {
  if (depends) return 'priced';
  return {
    flag: [
      'minimum usage',
      'Minimum usage fee or credit',
      'The listing says that there is one and not how much.',
    ],
  };
}

function unknown(mark: string): Meaning {
  return {
    flag: ['reason_codes', mark, 'The listing gives the plan a mark that is not known; it may cost money.'],
  };
}

/** How firm the price is, by its kind and its marks. */
export function priceBasisOf({ rateType, reasonCodes }: Offer): 'fixed' | 'variable' | 'indexed' {
  if (/index/i.test(rateType) || /\bINDEXED_RATE\b/i.test(reasonCodes)) return 'indexed';
  return /variable/i.test(rateType) || /\bVARIABLE_RATE\b/i.test(reasonCodes) ? 'variable' : 'fixed';
}
