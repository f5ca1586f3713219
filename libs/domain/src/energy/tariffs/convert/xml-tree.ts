import { SaxesParser } from 'saxes';
import { DomainError } from '#domain/shared/domain-error';
import { holdsFigure } from './known-fields.js';

/** An element with its attributes, its text (of all its text nodes) and its children, in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 5_000_000;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
  readonly children: XmlElement[];
}

/**
 * Reads a small document whole. Throws `tariffs.xml-invalid` for what is not well formed, has a
 * DOCTYPE, or is deeper than 32 elements.
 */
export function xmlTree(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, text: '', children: [] };
  const stack: Open[] = [root];
  let elements = 0;
  const parser = new SaxesParser();
  const refuse = (what: string): never => {
    throw new DomainError('tariffs.xml-invalid', `The XML cannot be read: ${what}.`, { line: parser.line });
  };
  parser.on('doctype', () => refuse('it has a DOCTYPE, which is not accepted'));
  parser.on('error', (error) => refuse(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (stack.length > MAX_DEPTH) refuse(`it is deeper than ${MAX_DEPTH} elements`);
    if (elements > MAX_ELEMENTS) refuse(`it has more than ${MAX_ELEMENTS} elements`);
    stack.push({ name, attributes: { ...attributes }, text: '', children: [] });
  });
  const add = (text: string): void => {
    const open = stack.at(-1);
    if (open) open.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed) stack.at(-1)?.children.push({ ...closed, text: closed.text.trim() });
  });
  parser.write(source.replace(/^\uFEFF/, '').trim()).close();
  const [top] = root.children;
  return top ?? refuse('it is empty');
}

/** The first child of this name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Every element of this name, at any depth. */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const here = element.name === name ? [element] : [];
  return [...here, ...element.children.flatMap((child) => elementsNamed(child, name))];
}

/** Texts and attributes that hold a figure, by `Element@attribute` or `Element`, at any depth. */
export function figuresIn(
  element: XmlElement,
  where = element.name,
): readonly (readonly [where: string, text: string])[] {
  const attributes = Object.entries(element.attributes).map(
    ([name, text]) => [`${where}@${name}`, text] as const,
  );
  const own = [...attributes, [where, element.text] as const].filter(([, text]) => holdsFigure(text));
  return [...own, ...element.children.flatMap((child) => figuresIn(child, `${where}.${child.name}`))];
}

/** Figures of a document outside its records of this name: they hold for every record. */
export function figuresOutside(
  root: XmlElement,
  record: string,
): readonly (readonly [where: string, text: string])[] {
  if (root.name === record) return [];
  const isOutside = (child: XmlElement): boolean => elementsNamed(child, record).length === 0;
  return figuresIn({ ...root, children: root.children.filter(isOutside) });
}
