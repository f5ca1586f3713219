import { DomainError } from '#domain/shared/domain-error';
import { mentionsPrice } from '../known-fields.js';
import type { XmlElement } from '../xml-tree.js';
import { elementsNamed } from '../xml-tree.js';
import { htmlTree, textBelow } from './html-tree.js';
import type { OhioListing, OhioOffer, Stray } from './offer.js';
import { offerOfRow } from './page-row.js';

const MAX_ROWS = 20_000;
const MAX_REMARKS = 50;
const MAX_NAME = 120;

/**
 * Reads the public comparison page ("Apples to Apples Comparison Chart") of one utility. Columns are
 * found by their headings; one that is not known flags the offers that have a figure in it. Throws
 * `tariffs.not-apples-to-apples` for another page.
 */
export function pageOffers(source: string): OhioListing {
  const page = htmlTree(source);
  const tables = elementsNamed(page, 'table').filter(holdsOffers);
  if (tables.length === 0) {
    throw new DomainError(
      'tariffs.not-apples-to-apples',
      'The page has no table with the columns "Supplier" and "$/kWh". Give an Apples to Apples export (XML) or the electric comparison page of one utility.',
    );
  }
  const around = remarks(page, tables);
  const rows = tables.flatMap((table) => rowsOf(table, around));
  const offers = rows.flatMap((row) => ('reason' in row ? [] : [row]));
  const refused = rows.flatMap((row, i) =>
    'reason' in row ? [{ id: `row-${i + 1}`, reason: row.reason }] : [],
  );
  return { offers, refused: [...refused, ...furtherPages(page, rows.length)], ...headOf(page) };
}

/** Whether a table is one of offers itself, not a frame round one. */
function holdsOffers(table: XmlElement): boolean {
  const names = headings(table);
  if (!names.includes('$/kwh') || !names.includes('supplier')) return false;
  return !table.children.flatMap((child) => elementsNamed(child, 'table')).some(holdsOffers);
}

/** Texts of a table's headings: lower case, without points. */
function headings(table: XmlElement): readonly string[] {
  return elementsNamed(table, 'th').map((cell) => textBelow(cell).toLowerCase().replaceAll('.', ''));
}

/** The offer of every row that has cells, or why it is none. */
function rowsOf(
  table: XmlElement,
  around: readonly Stray[],
): readonly (OhioOffer | { readonly reason: string })[] {
  const names = headings(table);
  return elementsNamed(table, 'tr')
    .map(({ children }) => children.filter(({ name }) => name === 'td'))
    .filter((cells) => cells.length > 0)
    .slice(0, MAX_ROWS)
    .map((cells) =>
      cells.length === names.length
        ? offerOfRow(names, cells, around)
        : { reason: `The row has ${cells.length} cells, the table ${names.length} headings.` },
    );
}

/** The utility of the page and its customers: `Ohio Edison : Residential` stands above the table. */
function headOf(page: XmlElement): Pick<OhioListing, 'network' | 'customers'> {
  const crumb = elementsNamed(page, 'div').find(
    ({ attributes }) => attributes['class'] === 'search-resultbreadcrumb',
  );
  if (crumb === undefined) return {};
  const [network = '', customers = ''] = textBelow(crumb)
    .split(':')
    .map((part) => part.trim().slice(0, MAX_NAME));
  return {
    ...(network !== '' && { network }),
    ...(customers !== '' && !/residential/i.test(customers) && { customers }),
  };
}

/** Remarks beside the tables that speak of money, the price to compare aside: they hold for every offer. */
function remarks(page: XmlElement, tables: readonly XmlElement[]): readonly Stray[] {
  const inside = new Set(tables.flatMap(everyElement));
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
