import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { mentionsPrice } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { becomesVariable, introductoryPrice } from './introductory.js';
import type { OhioListing, OhioOffer } from './offer.js';
import { terminationFeeOf } from './termination.js';

const MAX_PRODUCT_NAME = 60;
/** Prices have at most five decimals. */
const EXACT = 1e-7;

/** An offer whose price is a number, in dollars per kWh. */
export interface PricedOffer {
  readonly id: string;
  readonly price: string;
  readonly offer: OhioOffer;
  /** The listing that it stands in. */
  readonly listing: OhioListing;
}

/** The tariff of an offer: supply alone; what is said in words only is kept in `unpriced`. */
export function tariffOfOffer({ id, price, offer, listing }: PricedOffer, context: ConvertContext): Tariff {
  const notes = new UnpricedNotes();
  const term = Math.round(Number(decimalText(offer.term) ?? 0));
  if (offer.term !== '' && decimalText(offer.term) === undefined)
    notes.add('TermLength', offer.term, 'It is not a number of months.');
  const renewable = decimalText(offer.renewable.replace('%', ''));
  const charges = chargesOf(price, offer, notes);
  const terminationFee = terminationFeeOf(offer, notes);
  noteRest(offer, term, notes);
  return {
    id,
    name: nameOf(offer, term),
    ...(offer.supplier !== '' && { retailer: clip(offer.supplier, 120) }),
    ...(listing.network !== undefined && { networks: [listing.network] }),
    currency: 'USD',
    charges: [...charges],
    unpriced: notes.list(),
    priceBasis: /variable/i.test(offer.rateType) ? 'variable' : 'fixed',
    ...(term >= 1 && term <= 240 && { termMonths: term }),
    terminationFee,
    ...(renewable !== undefined && { renewablePercent: renewable }),
    eligibility: [
      ...(listing.customers === undefined ? [] : [`${listing.customers} customers`]),
      ...eligibilityOf(offer),
    ],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Ohio Apples to Apples, ${context.source}`, 500), asOf: context.asOf, id },
  };
}

/** The product's name where the words are one; else what it is: `Own Supply, fixed, 12 months`. */
function nameOf({ supplier, details, rateType }: OhioOffer, term: number): string {
  const isName =
    details !== '' && details.length <= MAX_PRODUCT_NAME && !/[.!$]|customers|online|offer/i.test(details);
  const months = term >= 1 ? `${term} ${term === 1 ? 'month' : 'months'}` : 'month to month';
  const what = [rateType.toLowerCase() || 'price', months].join(', ');
  return clip(`${supplier === '' ? 'Supplier' : supplier}, ${isName ? details : what}`, 300);
}

/** The energy price, in two parts when an introductory price is stated, and the monthly fee. */
function chargesOf(price: string, offer: OhioOffer, notes: UnpricedNotes): readonly Charge[] {
  const fee = decimalText(offer.monthlyFee === '' ? '0' : offer.monthlyFee);
  if (fee === undefined) notes.add('MonthlyFee', offer.monthlyFee, 'It is not an amount.');
  const monthly: Charge[] =
    fee === undefined || Number(fee) === 0
      ? []
      : [{ id: 'monthly-fee', label: 'Monthly fee', scope: 'supply', kind: 'per-month', amount: fee }];
  if (!offer.isIntroductory) return [...monthly, energy('energy', price)];
  const details = offer.introductoryDetails;
  const intro = introductoryPrice(details, Number(offer.introductoryMonths));
  if (intro?.price !== undefined && Number(intro.price) !== Number(price)) {
    return [
      ...monthly,
      energy('introductory', intro.price, { from: 1, to: intro.months }),
      energy('energy', price, { from: intro.months + 1 }),
    ];
  }
  noteLater(intro?.months ?? 0, details || 'Introductory offer', notes);
  return [...monthly, energy('energy', price)];
}

function noteLater(months: number, text: string, notes: UnpricedNotes): void {
  const until = months >= 1 ? `after month ${months}` : 'after the introduction';
  notes.add(
    'IntroductoryOffer',
    text,
    `What the price becomes ${until} is not stated; the published price is used throughout.`,
  );
}

function energy(
  id: string,
  price: string,
  contractMonths?: { readonly from: number; readonly to?: number },
): Charge {
  return {
    id,
    label: id === 'introductory' ? 'Introductory energy price' : 'Energy price',
    scope: 'supply',
    kind: 'per-kwh',
    flow: 'import',
    ...(contractMonths && { contractMonths: { ...contractMonths } }),
    price: { type: 'constant', price },
  };
}

function noteRest(offer: OhioOffer, term: number, notes: UnpricedNotes): void {
  if (!/^(?:fixed|variable|)$/i.test(offer.rateType))
    notes.add('RateType', offer.rateType, 'It is neither fixed nor variable.');
  const words = [
    ['PromotionalOffer', offer.promotion, 'A promotion is described in words only.'],
    ['OfferDetails', offer.details, 'It mentions money in words only.'],
    ['EarlyTerminationFee', offer.terminationDetails, 'It mentions money in words only.'],
  ] as const;
  for (const [where, text, reason] of words) {
    if (mentionsPrice(text) && (isLoose(text) || !repeats(text, offer))) notes.add(where, text, reason);
    const months = introductoryPrice(text)?.months ?? 0;
    const isLasting = months >= 1 && months >= term && !/variable/i.test(offer.rateType);
    if (!offer.isIntroductory && becomesVariable(text) && !isLasting) noteLater(months, text, notes);
  }
  for (const { where, text } of offer.strays)
    notes.add(where, `${where}: ${text}`, 'An offer is not known to have this field, and it holds a figure.');
}

/** Words that say the amount beside them is not the whole price. */
function isLoose(text: string): boolean {
  return /\b(?:as low as|start(?:s|ing)? (?:at|from|as)|tiers?|tiered|by usage|depend(?:s|ing) on)\b/i.test(
    text,
  );
}

/** Whether every figure of a text is one that the offer states in its own fields; cents count as dollars. */
function repeats(text: string, offer: OhioOffer): boolean {
  const fields = [offer.price, offer.monthlyFee, offer.terminationFee, offer.term, offer.renewable];
  const stated = fields.map((field) => Number(decimalText(field.replace('%', ''))));
  return [...text.matchAll(/(\d+(?:\.\d+)?)(\s*(?:cents?|¢))?/gi)].every(([, figure = '', cents]) =>
    stated.some((each) => Math.abs(each - Number(figure) / (cents === undefined ? 1 : 100)) < EXACT),
  );
}

function eligibilityOf({ promotion, details }: OhioOffer): string[] {
  return [...new Set([promotion, details])]
    .filter((text) => /new customers|bundl|must |requires? /i.test(text))
    .map((text) => clip(text.trim(), 2000));
}
