import { DomainError } from '#domain/shared/domain-error';
import { mentionsPrice } from '../known-fields.js';
import { elementsNamed, type XmlElement } from '../xml-tree.js';
import { htmlTree, textBelow } from './html-tree.js';
import type { OhioListing, OhioOffer, Stray } from './offer.js';
import { offerOfRow } from './page-row.js';

const MAX_ROWS = 20_000;
const MAX_REMARKS = 50;

/**
 * Reads the public comparison page ("Apples to Apples Comparison Chart") of one utility. Columns are
 * found by their headings; one that is not known flags the offers that have a figure in it. Throws
 * `tariffs.not-apples-to-apples` for another page and `tariffs.not-residential` for that of businesses.
 */
export function pageOffers(source: string): OhioListing {
  const page = htmlTree(source);
  const table = elementsNamed(page, 'table').find((each) => headings(each).includes('$/kwh'));
  if (table === undefined || !headings(table).includes('supplier')) {
    throw new DomainError(
      'tariffs.not-apples-to-apples',
      'The page has no table with the columns "Supplier" and "$/kWh". Give an Apples to Apples export (XML) or the electric comparison page of one utility.',
    );
  }
  const network = networkOf(page);
  const names = headings(table);
  const around = remarks(page, table);
  const offers: OhioOffer[] = [];
  const refused: { id: string; reason: string }[] = [];
  for (const [i, cells] of rowsOf(table).entries()) {
    if (cells.length === names.length) offers.push(offerOfRow(names, cells, around));
    else
      refused.push({
        id: `row-${i + 1}`,
        reason: `The row has ${cells.length} cells, the table ${names.length} headings.`,
      });
  }
  const further = furtherPages(page, offers.length + refused.length);
  return {
    offers,
    refused: [...refused, ...further],
    ...(network !== undefined && { network }),
  };
}

/** Texts of a table's headings: lower case, without points. */
function headings(table: XmlElement): readonly string[] {
  return elementsNamed(table, 'th').map((cell) => textBelow(cell).toLowerCase().replaceAll('.', ''));
}

/** The cells of every row that has any. */
function rowsOf(table: XmlElement): readonly (readonly XmlElement[])[] {
  return elementsNamed(table, 'tr')
    .map(({ children }) => children.filter(({ name }) => name === 'td'))
    .filter((cells) => cells.length > 0)
    .slice(0, MAX_ROWS);
}

/** The utility of the page: `Ohio Edison : Residential` stands above the table. */
function networkOf(page: XmlElement): string | undefined {
  const crumb = elementsNamed(page, 'div').find(
    ({ attributes }) => attributes['class'] === 'search-resultbreadcrumb',
  );
  if (crumb === undefined) return undefined;
  const [name = '', customers = ''] = textBelow(crumb).split(':');
  if (!/residential/i.test(customers)) {
    throw new DomainError(
      'tariffs.not-residential',
      `The page lists offers for "${customers.trim()}" customers. Give the residential page.`,
    );
  }
  return name.trim() === '' ? undefined : name.trim().slice(0, 120);
}

/** Remarks beside the table that speak of money, the price to compare aside: they hold for every offer. */
function remarks(page: XmlElement, table: XmlElement): readonly Stray[] {
  const inside = new Set(everyElement(table));
  return everyElement(page)
    .filter((each) => ['p', 'li', 'h1', 'h2', 'h3', 'h4'].includes(each.name) && !inside.has(each))
    .map((each) => ({ where: 'remark on the page', text: textBelow(each) }))
    .filter(({ text }) => mentionsPrice(text) && !/price to compare/i.test(text.replaceAll(/[“”"]/g, '')))
    .slice(0, MAX_REMARKS);
}

function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

/** Long lists are cut into pages; what the page says of its length tells. */
function furtherPages(page: XmlElement, shown: number): OhioListing['refused'] {
  const said = /([\d,]+) records found/i.exec(textBelow(page))?.[1];
  const stated = Number(said?.replaceAll(',', '') ?? shown);
  if (stated <= shown) return [];
  const reason = `The page says that there are ${stated} offers and shows ${shown}; the others are not in this file.`;
  return [{ id: 'further-pages', reason }];
}
