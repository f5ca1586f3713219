import { Decimal } from 'decimal.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { clip, UnpricedNotes } from '../notes.js';
import type { FeeText } from './fee-text.js';
import { readFeeText } from './fee-text.js';
import type { Averages } from './label-fit.js';
import { fitLabel } from './label-fit.js';
import type { Offer } from './offer.js';
import { offersOf } from './offer.js';
import { priceBasisOf, saysYes, termsOfMarks } from './plan-marks.js';
import { terminationFeeOf } from './termination.js';
import type { TexasUtility } from './texas-delivery.js';
import { datedTexasDelivery, texasDeliveryCharges } from './texas-delivery.js';

const ESTIMATED = 'Charges worked out from the three averages of its label (estimated from its label).';

/**
 * Reads a Power to Choose listing (Public Utility Commission of Texas), CSV or JSON. A listing states
 * three averages, delivery included: the delivery charges in force on `context.asOf` are taken off
 * and the supplier's charges fitted, so that the averages come out within 0.1 cent.
 */
export function convertPowerToChoose(source: string, context: ConvertContext): Converted {
  const tariffs: Tariff[] = [];
  const refused: RefusedPlan[] = [];
  const ids = new Map<string, number>();
  offersOf(source).forEach((offer, row) => {
    const id = uniqueId(offer.id || `row-${row + 1}`, ids);
    const averages = averagesOf(offer);
    if (averages) tariffs.push(tariffOf(id, offer, averages, context));
    else
      refused.push({ id, reason: 'The row does not state its average price at 500, 1,000 and 2,000 kWh.' });
  });
  return { tariffs, refused };
}

function uniqueId(id: string, seen: Map<string, number>): string {
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return clip(times === 1 ? id : `${id}-${times}`, 200);
}

/** Dollars per kWh become cents; a figure of 2 and more is in cents already. */
function averagesOf(offer: Offer): Averages | undefined {
  const [at500, at1000, at2000] = [offer.at500, offer.at1000, offer.at2000].map((text) => {
    const value = Number(decimalText(text.replace(/[¢c]$/, '')) ?? Number.NaN);
    return Math.abs(value) < 2 ? value * 100 : value;
  });
  if (at500 === undefined || at1000 === undefined || at2000 === undefined) return undefined;
  return Number.isFinite(at500 + at1000 + at2000) ? [at500, at1000, at2000] : undefined;
}

function tariffOf(id: string, offer: Offer, averages: Averages, context: ConvertContext): Tariff {
  const notes = new UnpricedNotes();
  const charges = chargesOf(offer, averages, context.asOf, notes);
  const terminationFee = terminationFeeOf(offer.cancelFee, saysYes(offer.cancelFeePerMonth));
  if (!terminationFee)
    notes.add('cancel fee', offer.cancelFee, 'The early termination fee is not understood.');
  const { eligibility, occasional } = termsOfMarks(offer, charges, notes);
  noteRest(offer, notes);
  const term = Math.round(Number(decimalText(offer.termMonths) ?? 0));
  const renewable = decimalText(offer.renewable.replace(/\s*%.*$/, ''));
  return {
    id,
    name: clip(`${offer.retailer} ${offer.product}`.trim() || id, 300),
    ...(offer.retailer !== '' && { retailer: clip(offer.retailer, 120) }),
    ...(offer.utility !== '' && { networks: [clip(offer.utility, 120)] }),
    currency: 'USD',
    charges: [...charges],
    unpriced: notes.list(),
    estimated: ESTIMATED,
    priceBasis: priceBasisOf(offer),
    ...(term >= 1 && term <= 240 && { termMonths: term }),
    terminationFee: terminationFee ?? { kind: 'unknown' },
    ...(renewable !== undefined && { renewablePercent: renewable }),
    ...(occasional.length > 0 && { occasional: [...occasional] }),
    eligibility: [...eligibility],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Power to Choose listing, ${context.source}`, 500), asOf: context.asOf, id },
  };
}

/** Delivery as published, what the texts state, and a fit of the rest. */
function chargesOf(offer: Offer, averages: Averages, day: string, notes: UnpricedNotes): readonly Charge[] {
  const utility = utilityOf(offer.utility);
  const [delivery, dated] = deliveryOf(utility, day);
  if (delivery.length === 0) {
    notes.add(
      'delivery utility',
      offer.utility || 'none',
      'Its delivery charges are not in our table; the fitted charges include them.',
    );
  }
  const text = readTexts(offer);
  for (const clause of text.unread) {
    notes.add('fees and terms', clause, 'It mentions money in a way that we do not understand.');
  }
  const fitted = fitLabel(averages, [...delivery, ...text.charges], text);
  if (fitted) {
    if (text.charges.length > 0 && fitted.some(hasBlocks))
      noteTexts(offer, notes, 'The averages of the label also need blocks, which it does not state.');
    return scoped(oneBase([...text.charges, ...fitted]), dated);
  }
  if (text.energyStated && fitLabel(averages, text.charges, text)) return scoped(text.charges, []);
  noteTexts(offer, notes, 'What it states does not lead to the averages of the label.');
  const bare: FeeText = { ...text, charges: [], energyStated: false };
  return scoped(fitLabel(averages, delivery, bare) ?? [], dated);
}

function noteTexts(offer: Offer, notes: UnpricedNotes, reason: string): void {
  notes.add('fees and terms', [offer.feesAndCredits, offer.specialTerms].filter(Boolean).join('\n'), reason);
}

const hasBlocks = (charge: Charge): boolean => charge.kind === 'per-kwh' && charge.price.type === 'tiers';

/** Adds base charges up to one line. */
function oneBase(charges: readonly Charge[]): readonly Charge[] {
  const bases = charges.filter((charge) => charge.kind === 'per-month');
  const [first] = bases;
  if (!first || bases.length === 1) return charges;
  const amount = bases.reduce((sum, { amount: dollars }) => sum.plus(dollars), new Decimal(0)).toFixed();
  return charges
    .filter((charge) => charge.kind !== 'per-month' || charge === first)
    .map((charge) => (charge === first ? { ...first, amount } : charge));
}

function readTexts(offer: Offer): FeeText {
  const stated = offer.baseCharge !== '' && Number(decimalText(offer.baseCharge) ?? 0) !== 0;
  const words = [
    offer.feesAndCredits,
    offer.specialTerms,
    offer.promotion,
    stated ? `Base charge $${offer.baseCharge}` : '',
  ];
  return readFeeText(words.filter(Boolean).join('\n'), offer.cancelFee);
}

/** Without delivery charges of their own, the fitted charges are the whole bill. */
function scoped(supply: readonly Charge[], delivery: readonly Charge[]): readonly Charge[] {
  if (delivery.length > 0) return [...supply, ...delivery];
  return supply.map((charge) => ({ ...charge, scope: 'bundled' }));
}

function noteRest(offer: Offer, notes: UnpricedNotes): void {
  for (const { column, text } of offer.unknown) {
    notes.add(
      column,
      `${column}: ${text}`,
      'The listing is not known to have this column, and it holds a figure.',
    );
  }
}

const utilities: readonly (readonly [name: RegExp, id: TexasUtility])[] = [
  [/^oncor(?!.*ntu)/i, 'oncor'],
  [/centerpoint/i, 'centerpoint'],
  [/aep.*central/i, 'aep-central'],
  [/aep.*north/i, 'aep-north'],
  [/texas.new mexico|^tnmp/i, 'tnmp'],
  [/lubbock|^lp&l/i, 'lpl'],
];

function utilityOf(name: string): TexasUtility | undefined {
  return utilities.find(([pattern]) => pattern.test(name.trim()))?.[1];
}

/** Delivery as it stood on the day of the listing, which its averages hold, and as it changes with time. */
function deliveryOf(
  utility: TexasUtility | undefined,
  day: string,
): readonly [then: readonly Charge[], dated: readonly Charge[]] {
  if (utility === undefined) return [[], []];
  try {
    return [texasDeliveryCharges(utility, day), datedTexasDelivery(utility, day)];
  } catch {
    return [[], []];
  }
}
