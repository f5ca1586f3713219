import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import type { OhioListing } from './offer.js';
import { tariffOfOffer } from './offer-tariff.js';
import { pageOffers } from './page-offers.js';
import { xmlOffers } from './xml-offers.js';

/**
 * Reads the offers of Ohio's "Apples to Apples" (Public Utilities Commission): its XML export, or the
 * public comparison page of one utility. An offer prices supply alone; the bill needs the delivery
 * charges of the utility beside it.
 */
export function convertOhio(source: string, context: ConvertContext): Converted {
  const listing = isPage(source) ? pageOffers(source) : xmlOffers(source);
  const tariffs: Tariff[] = [];
  const refused: RefusedPlan[] = [];
  const ids = idsOf(listing);
  for (const [i, offer] of listing.offers.entries()) {
    const id = ids[i] ?? `offer-${i + 1}`;
    const price = decimalText(offer.price);
    if (price === undefined)
      refused.push({ id, reason: `Price: "${clip(offer.price, 100)}" is not a number` });
    else tariffs.push(tariffOfOffer({ id, price, offer, listing }, context));
  }
  return { tariffs, refused: [...refused, ...listing.refused] };
}

/** Whether a text is a web page: it says so at its start, or XML could not. */
function isPage(source: string): boolean {
  return /^\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|meta|head|body)\b/is.test(
    source.slice(0, 4000),
  );
}

/** An id for each offer: the listing's own, else made of what tells offers apart; twins are numbered. */
function idsOf({ offers, network }: OhioListing): readonly string[] {
  const seen = new Map<string, number>();
  return offers.map((offer, i) => {
    const words = [network ?? '', offer.supplier, offer.rateType, `${offer.term} months`, offer.renewable];
    const named = offer.id === '' && offer.supplier !== '' ? slug(words.join(' ')) : offer.id;
    const twins = seen.get(named) ?? 0;
    seen.set(named, twins + 1);
    if (named === '') return `offer-${i + 1}`;
    return clip(twins === 0 ? named : `${named}-${twins + 1}`, 200);
  });
}

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
