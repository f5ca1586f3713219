import { DomainError } from '#domain/shared/domain-error';
import { marketDocument } from './entsoe.js';
import { knownShape } from './known-shapes.js';
import { MAX_ROWS } from './price-document.js';
import type { PriceDocument } from './price-document.js';
import { listedRows, strayFields, tableRows } from './table-rows.js';

/**
 * The prices of a document: a publisher's own shape by its name, else CSV with a header or JSON with
 * fields for time and price. Throws `tariffs.not-spot` when it holds none.
 */
export function priceDocument(source: string): PriceDocument {
  const text = source.replace(/^\uFEFF/, '').trim();
  const document = documentOf(text);
  const prices = document.series.reduce((sum, { rows }) => sum + rows.length, 0);
  if (prices === 0) {
    throw new DomainError(
      'tariffs.not-spot',
      'No prices are found: give columns (or fields) for the start of each hour and its price.',
    );
  }
  if (prices > MAX_ROWS) {
    throw new DomainError(
      'tariffs.series-too-long',
      `The document has more than ${MAX_ROWS} prices; split it.`,
    );
  }
  return { ...document, unread: [...document.unread, ...strayFields(document.fields)] };
}

function documentOf(text: string): PriceDocument {
  if (text.startsWith('<')) return marketDocument(text);
  if (!/^[[{]/.test(text)) return tableRows(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError('tariffs.not-json', 'The file starts like JSON but is not.');
  }
  return knownShape(value) ?? listedRows(value);
}
