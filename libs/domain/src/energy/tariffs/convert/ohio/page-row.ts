import type { XmlElement } from '../xml-tree.js';
import { elementsNamed, figuresIn } from '../xml-tree.js';
import { textBelow } from './html-tree.js';
import type { OhioOffer, Stray } from './offer.js';

/** Headings of the table whose cells are read. */
const KNOWN = new Set([
  'click to compare',
  'supplier',
  '$/kwh',
  'rate type',
  'renew content',
  'intro price',
  'term length',
  'early term fee',
  'monthly fee',
  'promo offers',
]);

/** Attributes of the page's layout and links; none holds a price. */
const LAYOUT = new Set(
  `align alt border cellpadding cellspacing category checked class colspan height href id measurement name
  onclick rowspan src style target title type valign value width`.split(/\s+/),
);

const DIALOG = /showTextInDialog\(\s*("(?:[^"\\]|\\.)*")\s*,\s*("(?:[^"\\]|\\.)*")\s*\)/;

/** The offer of a row: `names` are the headings, one for each cell; `around` holds for every offer. */
export function offerOfRow(
  names: readonly string[],
  cells: readonly XmlElement[],
  around: readonly Stray[],
): OhioOffer {
  const cell = (name: string): XmlElement | undefined => cells[names.indexOf(name)];
  const text = (name: string): string => textOf(cell(name));
  const introduction = /^yes\b\s*(?:(\d+) mo\.?)?/i.exec(text('intro price'));
  return {
    id: '',
    supplier: supplierOf(cell('supplier')),
    price: text('$/kwh'),
    rateType: text('rate type'),
    renewable: text('renew content'),
    term: text('term length').replace(/\s*mo\.?$/i, ''),
    terminationFee: text('early term fee'),
    terminationDetails: dialogOf(cell('early term fee')),
    monthlyFee: text('monthly fee'),
    isIntroductory: introduction !== null,
    introductoryMonths: introduction?.[1] ?? '',
    introductoryDetails: dialogOf(cell('intro price')),
    promotion: dialogOf(cell('promo offers')),
    details: dialogOf(cell('supplier')),
    strays: [
      ...cells.flatMap((each, i) => straysOf(each, names[i] ?? '')),
      ...unreadOf('intro price', text('intro price').replace(/^(?:yes(?:\s*\d+ mo\.?)?|no)$/i, '')),
      ...unreadOf('promo offers', text('promo offers').replace(/^(?:yes|no)$/i, '')),
      ...around,
    ],
  };
}

/** A cell's text, links aside. */
function textOf(cell: XmlElement | undefined): string {
  return cell === undefined ? '' : textBelow(cell, 'a');
}

/** The name stands before the address, in an element of its own. */
function supplierOf(cell: XmlElement | undefined): string {
  if (cell === undefined) return '';
  const title = elementsNamed(cell, 'span').find(({ attributes }) => attributes['class'] === 'retail-title');
  return title?.text ?? textOf(cell);
}

/** What the cell's link shows in a dialog: a JSON text that holds HTML. */
function dialogOf(cell: XmlElement | undefined): string {
  for (const { attributes } of cell === undefined ? [] : elementsNamed(cell, 'a')) {
    const literal = DIALOG.exec(attributes['onclick'] ?? '')?.[2];
    if (literal !== undefined)
      return unquoted(literal)
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
  }
  return '';
}

function unquoted(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

/** Figures of a column that is not known, and of attributes that are not, wherever they stand. */
function straysOf(cell: XmlElement, name: string): readonly Stray[] {
  const figures = figuresIn(cell, name).map(([where, text]) => ({ where, text }));
  return figures.filter(({ where }) => {
    const attribute = where.split('@')[1];
    return attribute === undefined ? !KNOWN.has(name) : !LAYOUT.has(attribute);
  });
}

/** What is left of a known cell after reading it. */
function unreadOf(where: string, text: string): readonly Stray[] {
  return /\d/.test(text) ? [{ where, text }] : [];
}
