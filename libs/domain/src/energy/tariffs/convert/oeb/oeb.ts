import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import { clip, UnpricedNotes } from '../notes.js';
import type { XmlElement } from '../xml-tree.js';
import { elementsNamed, figuresOutside, xmlTree } from '../xml-tree.js';
import { deliveryAndTaxes } from './delivery.js';
import { noteUnknownElements } from './known.js';
import { ONTARIO_ZONE, tieredCharges, timeOfUseCharges, ultraLowOvernightCharges } from './price-plans.js';
import { regulatedPrices } from './published-prices.js';
import type { Row } from './row.js';

/**
 * Reads the Ontario Energy Board's bill calculator data (`BillData.xml`): for each distributor and
 * residential class three tariffs, one a price plan, with delivery, regulatory charges, rebate and HST.
 * Prices the file does not state are those published by the Board.
 */
export function convertOeb(source: string, context: ConvertContext): Converted {
  const root = xmlTree(source);
  const rows = elementsNamed(root, 'BillDataRow');
  const strays = figuresOutside(root, 'BillDataRow');
  if (rows.length === 0) {
    throw new DomainError(
      'tariffs.not-oeb',
      "The XML has no <BillDataRow>. Give the Ontario Energy Board's BillData.xml.",
    );
  }
  const converted = rows.map((element, i) => plansOf({ element, strays, index: i }, context));
  return {
    tariffs: converted.flatMap((each) => ('tariffs' in each ? each.tariffs : [])),
    refused: converted.flatMap((each) => ('refused' in each ? [each.refused] : [])),
  };
}

interface Located {
  readonly element: XmlElement;
  readonly strays: ReturnType<typeof figuresOutside>;
  readonly index: number;
}

function plansOf(
  { element, strays, index }: Located,
  context: ConvertContext,
): { readonly tariffs: readonly Tariff[] } | { readonly refused: RefusedPlan } {
  const texts = new Map(element.children.map((child) => [child.name, child.text]));
  const distributor = texts.get('Dist') ?? '';
  const rateClass = texts.get('Class') ?? '';
  const id = clip(idOf(`${distributor} ${rateClass}`) || `row-${index + 1}`, 150);
  if (distributor === '') return { refused: { id, reason: 'Dist: the row names no distributor' } };
  if (!/residential|seasonal/i.test(rateClass))
    return { refused: { id, reason: `Class: "${rateClass}" is not residential` } };
  const row: Row = (name) => decimalText(texts.get(name));
  const plans = priceCharges(row, context.asOf);
  return {
    tariffs: plans.map(([plan, name, supply, stated]) => {
      const notes = new UnpricedNotes();
      if (!stated)
        notes.remark(
          plan,
          name,
          'The row states no prices for this plan; those the Board published are used.',
        );
      noteUnknownElements(element, strays, notes);
      for (const name of FIGURES) {
        const text = (texts.get(name) ?? '').trim();
        if (text !== '' && decimalText(text) === undefined)
          notes.add(name, `${name}: ${text}`, 'It is no number, and is not counted.');
      }
      for (const name of ['GST', 'Rebate']) {
        const share = Number(row(name) ?? 0);
        if (share < 0 || share >= 1) notes.add(name, `${name}: ${share}`, 'It is no share of the bill.');
      }
      const charges = [...supply, ...deliveryAndTaxes(row, supply, notes)];
      return tariffOf(
        { id: `${id}-${plan}`, name: `${distributor} ${rateClass} ${name}`, charges, notes },
        context,
      );
    }),
  };
}

/** The elements of a row that hold figures. */
const FIGURES =
  'RPP1 RPP2 RPPOffP RPPMidP RPPOnP ULO_overnight ULO_weekendoffp ULO_midp ULO_onp SC OFC SSS DC VC OC Net Conn WMSR RRRP DRP DRP_Rate DRC LF GST Rebate'.split(
    ' ',
  );

type PricePlan = readonly [id: string, name: string, charges: readonly Charge[], stated: boolean];

function priceCharges(row: Row, day: string): readonly PricePlan[] {
  const published = regulatedPrices(day);
  const tou = all({ offPeak: row('RPPOffP'), midPeak: row('RPPMidP'), onPeak: row('RPPOnP') });
  const tiers = all({ lower: row('RPP1'), higher: row('RPP2') });
  const ulo = all({
    overnight: row('ULO_overnight'),
    weekendOffPeak: row('ULO_weekendoffp'),
    midPeak: row('ULO_midp'),
    onPeak: row('ULO_onp'),
  });
  return [
    ['tou', 'Time-of-Use', timeOfUseCharges(tou ?? published.timeOfUse), tou !== undefined],
    ['tiered', 'Tiered', tieredCharges(tiers ?? published.tiered), tiers !== undefined],
    [
      'ulo',
      'Ultra-Low Overnight',
      ultraLowOvernightCharges(ulo ?? published.ultraLowOvernight),
      ulo !== undefined,
    ],
  ];
}

/** The prices in dollars per kWh when all are stated; figures above 1.5 are cents. */
function all<K extends string>(
  prices: Readonly<Record<K, string | undefined>>,
): Record<K, string> | undefined {
  const entries = Object.entries<string | undefined>(prices);
  const stated = entries.flatMap(([name, price]) =>
    price === undefined || Number(price) === 0 ? [] : [[name, dollars(price)]],
  );
  // Every name of K has a price when none is missing.
  return stated.length === entries.length ? (Object.fromEntries(stated) as Record<K, string>) : undefined;
}

function dollars(price: string): string {
  return Number(price) > 1.5 ? (plain(new Decimal(price).dividedBy(100)) ?? price) : price;
}

interface Parts {
  readonly id: string;
  readonly name: string;
  readonly charges: readonly Charge[];
  readonly notes: UnpricedNotes;
}

function tariffOf({ id, name, charges, notes }: Parts, context: ConvertContext): Tariff {
  return {
    id,
    name: clip(name, 300),
    currency: 'CAD',
    zone: ONTARIO_ZONE,
    charges: [...charges],
    unpriced: notes.list(),
    ...notes.remarks(),
    priceBasis: 'variable',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: {
      source: clip(`Ontario Energy Board bill data, ${context.source}`, 500),
      asOf: context.asOf,
      id,
    },
  };
}

function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
