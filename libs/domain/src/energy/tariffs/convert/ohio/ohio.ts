import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '../../charge.js';
import type { Tariff } from '../../tariff.js';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { mentionsPrice } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { childOf, elementsNamed, figuresIn, figuresOutside, xmlTree, type XmlElement } from '../xml-tree.js';
import { introductoryPrice } from './introductory.js';

/** Elements and attributes of an offer that are read, or that hold no price. */
const known = new Set(
  `Offer@ID SupplierInfo@SupplierCompanyName SupplierInfo@CompanyName SupplierInfo@SupplierAddress
  SupplierInfo@SupplierAddress2 SupplierInfo@SupplierCity SupplierInfo@SupplierState SupplierInfo@SupplierZip
  SupplierInfo@SupplierPhone SupplierInfo@SupplierWebSiteUrl SupplierLinks@TermsOfServiceURL
  SupplierLinks@SignUpNowURL Price RateType Renewable IntroductoryOffer@IsIntroductoryOffer
  IntroductoryOffer@Details TermLength EarlyTerminationFee MonthlyFee PromotionalOffer@IsPromotionalOffer
  PromotionalOffer@Details OfferDetails`.split(/\s+/),
);

/**
 * Reads the offers of Ohio's "Apples to Apples" (Public Utilities Commission), XML. An offer prices
 * supply alone; the bill needs the delivery charges of the utility beside it.
 */
export function convertOhio(source: string, context: ConvertContext): Converted {
  const root = xmlTree(source);
  const offers = elementsNamed(root, 'Offer');
  const strays = figuresOutside(root, 'Offer');
  if (offers.length === 0) {
    throw new DomainError(
      'tariffs.not-apples-to-apples',
      'The XML has no <Offer>. Give an Apples to Apples export.',
    );
  }
  const tariffs: Tariff[] = [];
  const refused: RefusedPlan[] = [];
  const seen = new Set<string>();
  for (const [i, offer] of offers.entries()) {
    const named = offer.attributes['ID'] ?? '';
    const id = clip(named === '' || seen.has(named) ? `${named}offer-${i + 1}` : named, 200);
    seen.add(id);
    const price = decimalText(textOf(offer, 'Price'));
    if (price === undefined) refused.push({ id, reason: `Price: "${textOf(offer, 'Price')}" is no number` });
    else tariffs.push(tariffOf({ id, price, offer, strays }, context));
  }
  return { tariffs, refused };
}

type Strays = ReturnType<typeof figuresOutside>;

interface Offered {
  readonly id: string;
  readonly price: string;
  readonly offer: XmlElement;
  readonly strays: Strays;
}

function tariffOf({ id, price, offer, strays }: Offered, context: ConvertContext): Tariff {
  const notes = new UnpricedNotes();
  const info = childOf(offer, 'SupplierInfo')?.attributes ?? {};
  const isVariable = /variable/i.test(textOf(offer, 'RateType'));
  const charges = chargesOf(price, offer, notes);
  const term = Math.round(Number(decimalText(textOf(offer, 'TermLength')) ?? 0));
  const renewable = decimalText(textOf(offer, 'Renewable').replace('%', ''));
  const fee = textOf(offer, 'EarlyTerminationFee');
  const feeAmount = decimalText(fee === '' ? '0' : fee);
  if (feeAmount === undefined) notes.add('EarlyTerminationFee', fee, 'It is no amount.');
  noteRest(offer, strays, notes);
  return {
    id,
    name: clip(`${info['SupplierCompanyName'] ?? 'Supplier'} ${textOf(offer, 'OfferDetails')}`.trim(), 300),
    currency: 'USD',
    charges: [...charges],
    unpriced: notes.list(),
    priceBasis: isVariable ? 'variable' : 'fixed',
    ...(term >= 1 && term <= 240 && { termMonths: term }),
    terminationFee: terminationFeeOf(feeAmount),
    ...(renewable !== undefined && { renewablePercent: renewable }),
    eligibility: eligibilityOf(offer),
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Ohio Apples to Apples, ${context.source}`, 500), asOf: context.asOf, id },
  };
}

function terminationFeeOf(amount: string | undefined): Tariff['terminationFee'] {
  if (amount === undefined) return { kind: 'unknown' };
  return Number(amount) === 0 ? { kind: 'none' } : { kind: 'flat', amount, waivedLastDays: 0 };
}

/** The energy price, in two parts when an introductory price is stated, and the monthly fee. */
function chargesOf(price: string, offer: XmlElement, notes: UnpricedNotes): readonly Charge[] {
  const fee = decimalText(textOf(offer, 'MonthlyFee') || '0');
  if (fee === undefined) notes.add('MonthlyFee', textOf(offer, 'MonthlyFee'), 'It is no amount.');
  const monthly: Charge[] =
    fee === undefined || Number(fee) === 0
      ? []
      : [{ id: 'monthly-fee', label: 'Monthly fee', scope: 'supply', kind: 'per-month', amount: fee }];
  const offered = childOf(offer, 'IntroductoryOffer')?.attributes ?? {};
  if (!/^yes$/i.test(offered['IsIntroductoryOffer'] ?? '')) return [...monthly, energy('energy', price)];
  const details = offered['Details'] ?? '';
  const intro = introductoryPrice(details);
  if (intro?.price !== undefined && Number(intro.price) !== Number(price)) {
    return [
      ...monthly,
      energy('introductory', intro.price, { from: 1, to: intro.months }),
      energy('energy', price, { from: intro.months + 1 }),
    ];
  }
  const until = intro ? `after month ${intro.months}` : 'after the introduction';
  notes.add(
    'IntroductoryOffer',
    details || 'Introductory offer',
    `What the price becomes ${until} is not stated; the published price is used throughout.`,
  );
  return [...monthly, energy('energy', price)];
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

function noteRest(offer: XmlElement, strays: Strays, notes: UnpricedNotes): void {
  const promotion = childOf(offer, 'PromotionalOffer')?.attributes['Details'] ?? '';
  if (mentionsPrice(promotion))
    notes.add('PromotionalOffer', promotion, 'A promotion is described in words only.');
  const details = textOf(offer, 'OfferDetails');
  if (mentionsPrice(details) && !repeats(details, offer))
    notes.add('OfferDetails', details, 'It speaks of money in words only.');
  for (const [where, text] of [...figuresIn(offer), ...strays]) {
    if (!known.has(where.replace(/^Offer\./, ''))) {
      notes.add(
        where,
        `${where}: ${text}`,
        'An offer is not known to have this field, and it holds a figure.',
      );
    }
  }
}

/** Whether every figure of a text is one that the offer states in its own fields. */
function repeats(details: string, offer: XmlElement): boolean {
  const stated = ['Price', 'MonthlyFee', 'EarlyTerminationFee', 'TermLength', 'Renewable'].map((name) =>
    Number(decimalText(textOf(offer, name).replace('%', ''))),
  );
  return [...details.matchAll(/\d+(?:\.\d+)?/g)].every(([figure]) => stated.includes(Number(figure)));
}

function eligibilityOf(offer: XmlElement): string[] {
  const texts = [
    childOf(offer, 'PromotionalOffer')?.attributes['Details'] ?? '',
    textOf(offer, 'OfferDetails'),
  ];
  return texts
    .filter((text) => /new customers|bundle|must /i.test(text))
    .map((text) => clip(text.trim(), 2000));
}

const textOf = (offer: XmlElement, name: string): string => childOf(offer, name)?.text ?? '';
