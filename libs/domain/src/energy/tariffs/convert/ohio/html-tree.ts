import { Parser } from 'htmlparser2';
import { DomainError } from '#domain/shared/domain-error';
import type { XmlElement } from '../xml-tree.js';

const MAX_DEPTH = 256;
const MAX_ELEMENTS = 1_000_000;
/** Elements whose text nobody reads on the page. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template']);

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlElement[];
}

/**
 * Reads a page as browsers do: tags may be left open and entities are resolved. Blanks of a text are
 * single. Throws `tariffs.html-invalid` for a page with more than a million elements or deeper than 256.
 */
export function htmlTree(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, text: '', children: [] };
  const stack: Open[] = [root];
  let elements = 0;
  const refuse = (what: string): never => {
    throw new DomainError('tariffs.html-invalid', `The page cannot be read: ${what}.`);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      if (elements > MAX_ELEMENTS) refuse(`it has more than ${MAX_ELEMENTS} elements`);
      if (stack.length > MAX_DEPTH) refuse(`it is deeper than ${MAX_DEPTH} elements`);
      stack.push({ name, attributes: { ...attributes }, text: '', children: [] });
    },
    ontext(text) {
      const open = stack.at(-1);
      if (open && !UNREAD.has(open.name)) open.text += text;
    },
    onclosetag() {
      const closed = stack.pop();
      const parent = stack.at(-1);
      if (closed === undefined || parent === undefined) return;
      parent.children.push({ ...closed, text: single(closed.text) });
      parent.text += ' ';
    },
  });
  parser.end(source);
  return { ...root, text: single(root.text) };
}

/** All text of an element and below, its own first; `except` leaves out elements of that name. */
export function textBelow(element: XmlElement, except?: string): string {
  const inner = element.children
    .filter(({ name }) => name !== except)
    .map((child) => textBelow(child, except));
  return single([element.text, ...inner].join(' '));
}

const single = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
