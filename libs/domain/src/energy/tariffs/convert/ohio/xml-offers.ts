import { DomainError } from '#domain/shared/domain-error';
import type { XmlElement } from '../xml-tree.js';
import { childOf, elementsNamed, figuresIn, figuresOutside, xmlTree } from '../xml-tree.js';
import type { OhioListing, OhioOffer, Stray } from './offer.js';

/** Elements and attributes of an offer that are read, or that hold no price. */
const known = new Set(
  `Offer@ID SupplierInfo@SupplierCompanyName SupplierInfo@CompanyName SupplierInfo@SupplierAddress
  SupplierInfo@SupplierAddress2 SupplierInfo@SupplierCity SupplierInfo@SupplierState SupplierInfo@SupplierZip
  SupplierInfo@SupplierPhone SupplierInfo@SupplierWebSiteUrl SupplierLinks@TermsOfServiceURL
  SupplierLinks@SignUpNowURL Price RateType Renewable IntroductoryOffer@IsIntroductoryOffer
  IntroductoryOffer@Details TermLength EarlyTerminationFee MonthlyFee PromotionalOffer@IsPromotionalOffer
  PromotionalOffer@Details OfferDetails`.split(/\s+/),
);

/** Reads an XML export. It does not name the utility. Throws for XML that holds no offer. */
export function xmlOffers(source: string): OhioListing {
  const root = xmlTree(source);
  const offers = elementsNamed(root, 'Offer');
  if (offers.length === 0) {
    throw new DomainError(
      'tariffs.not-apples-to-apples',
      'The XML has no <Offer>. Give an Apples to Apples export.',
    );
  }
  const around = figuresOutside(root, 'Offer').map(strayOf);
  return { offers: offers.map((offer) => offerOf(offer, around)), refused: [] };
}

function offerOf(offer: XmlElement, around: readonly Stray[]): OhioOffer {
  const introduction = childOf(offer, 'IntroductoryOffer')?.attributes ?? {};
  return {
    id: offer.attributes['ID'] ?? '',
    supplier: childOf(offer, 'SupplierInfo')?.attributes['SupplierCompanyName'] ?? '',
    price: textOf(offer, 'Price'),
    rateType: textOf(offer, 'RateType'),
    renewable: textOf(offer, 'Renewable'),
    term: textOf(offer, 'TermLength'),
    terminationFee: textOf(offer, 'EarlyTerminationFee'),
    terminationDetails: '',
    monthlyFee: textOf(offer, 'MonthlyFee'),
    isIntroductory: /^yes$/i.test(introduction['IsIntroductoryOffer'] ?? ''),
    introductoryMonths: '',
    introductoryDetails: introduction['Details'] ?? '',
    promotion: childOf(offer, 'PromotionalOffer')?.attributes['Details'] ?? '',
    details: textOf(offer, 'OfferDetails'),
    strays: [
      ...figuresIn(offer)
        .filter(([where]) => !known.has(where.replace(/^Offer\./, '')))
        .map(strayOf),
      ...around,
    ],
  };
}

const strayOf = ([where, text]: readonly [string, string]): Stray => ({ where, text });

const textOf = (offer: XmlElement, name: string): string => childOf(offer, name)?.text ?? '';
