import { decimalText } from '../decimal-text.js';
import { childOf, xmlTree } from '../xml-tree.js';
import type { XmlElement } from '../xml-tree.js';
import type { PriceDocument, PriceRow, PriceSeriesRows } from './price-document.js';
import { unitIn } from './units.js';

const MAX_POSITIONS = 3000;

/**
 * ENTSO-E's `Publication_MarketDocument`: time series by area (and sequence), each of periods whose
 * points count intervals of the resolution. A position that is left out repeats the price before it
 * (curve type A03).
 */
export function marketDocument(source: string): PriceDocument {
  const root = xmlTree(source);
  const all = root.children.filter(({ name }) => name === 'TimeSeries').map(seriesOf);
  const byName = new Map<string, PriceSeriesRows>();
  for (const each of all) {
    const known = byName.get(each.name);
    byName.set(each.name, known === undefined ? each : { ...known, rows: [...known.rows, ...each.rows] });
  }
  return { series: [...byName.values()], fields: {}, unread: [] };
}

function seriesOf(element: XmlElement): PriceSeriesRows {
  const text = (name: string): string => childOf(element, name)?.text ?? '';
  const sequence = text('classificationSequence_AttributeInstanceComponent.position');
  const periods = element.children.filter(({ name }) => name === 'Period');
  return {
    name: [text('in_Domain.mRID'), sequence && `sequence ${sequence}`].filter(Boolean).join(' '),
    unit: unitIn(`${text('currency_Unit.name')} ${scaleWord(text('price_Measure_Unit.name'))}`),
    rows: periods.flatMap(pointsOf),
  };
}

/** The standard writes `MWH`. */
const scaleWord = (name: string): string => name.toLowerCase();

function pointsOf(period: XmlElement): readonly PriceRow[] {
  const interval = childOf(period, 'timeInterval');
  const startMs = Date.parse(interval === undefined ? '' : (childOf(interval, 'start')?.text ?? ''));
  const endMs = Date.parse(interval === undefined ? '' : (childOf(interval, 'end')?.text ?? ''));
  const minutes = Number(/^PT(\d+)M$/.exec(childOf(period, 'resolution')?.text ?? '')?.[1] ?? 60);
  const points = period.children.filter(({ name }) => name === 'Point');
  const prices = new Map(
    points.map((point) => [
      Number(childOf(point, 'position')?.text),
      decimalText(childOf(point, 'price.amount')?.text),
    ]),
  );
  const count = Math.min(Math.round((endMs - startMs) / (minutes * 60_000)), MAX_POSITIONS);
  let price: string | undefined;
  return Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, at) => {
    price = prices.get(at + 1) ?? price;
    return { start: (startMs + at * minutes * 60_000) / 1000, price, row: at + 1 };
  });
}
