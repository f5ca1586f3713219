import { SaxesParser } from 'saxes';
import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';

/** What a reader of XML hears. Names come without prefix; `namespace` is the resolved URI. */
export interface XmlListener {
  open(name: string, namespace: string, attributes: Readonly<Record<string, string>>, prefix: string): void;
  /** `text` is all character data directly inside the element, trimmed. */
  close(name: string, text: string): void;
}

/** How the stream ended: `cutAtLine` when it broke off before the root closed. */
export interface XmlEnd {
  readonly cutAtLine?: number;
}

/**
 * Streams XML through saxes. Any DOCTYPE is refused (`usage.xml-doctype`), as are depth, text and
 * attributes beyond USAGE_LIMITS (`usage.xml-too-deep`, `usage.xml-too-long`). Text that stops
 * early or breaks keeps what was heard and tells the line.
 */
export async function readXml(text: AsyncIterable<string>, listener: XmlListener): Promise<XmlEnd> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const texts: string[] = [];
  let brokenAtLine: number | undefined;
  let sinceMarkup = 0;
  parser.on('error', ({ message }) => {
    // Some utilities forget to declare their prefix; the elements are clear all the same.
    if (!message.includes('unbound namespace prefix')) brokenAtLine ??= parser.line;
  });
  parser.on('doctype', () => {
    throw new DomainError(
      'usage.xml-doctype',
      `The XML declares a DOCTYPE at line ${String(parser.line)}; meter files never do, so it is refused. Download the file again from your utility.`,
      { line: parser.line },
    );
  });
  parser.on('opentag', (tag) => {
    if (brokenAtLine !== undefined) return;
    sinceMarkup = 0;
    if (texts.length >= USAGE_LIMITS.xmlDepth) throw tooDeep(parser.line);
    texts.push('');
    listener.open(tag.local, tag.uri, attributesOf(tag.attributes, parser.line), tag.prefix);
  });
  parser.on('text', (piece) => {
    sinceMarkup = 0;
    const held = texts.at(-1);
    if (held === undefined || brokenAtLine !== undefined) return;
    if (held.length + piece.length > USAGE_LIMITS.xmlTextChars) throw tooLong(parser.line);
    texts[texts.length - 1] = held + piece;
  });
  parser.on('cdata', (piece) => {
    sinceMarkup = 0;
    const held = texts.at(-1);
    if (held !== undefined) texts[texts.length - 1] = held + piece;
  });
  parser.on('closetag', (tag) => {
    if (brokenAtLine !== undefined) return;
    sinceMarkup = 0;
    listener.close(tag.local, (texts.pop() ?? '').trim());
  });
  for await (const piece of text) {
    sinceMarkup += piece.length;
    parser.write(piece);
    if (brokenAtLine !== undefined) return { cutAtLine: brokenAtLine };
    if (sinceMarkup > USAGE_LIMITS.lineChars + piece.length) throw tooLong(parser.line);
  }
  const line = parser.line;
  parser.close();
  return brokenAtLine === undefined ? {} : { cutAtLine: line };
}

function attributesOf(
  attributes: Readonly<Record<string, string | { readonly local: string; readonly value: string }>>,
  line: number,
): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = typeof attribute === 'string' ? attribute : attribute.value;
    if (value.length > USAGE_LIMITS.xmlAttributeChars) throw tooLong(line);
    plain[typeof attribute === 'string' ? name : attribute.local] = value;
  }
  return plain;
}

function tooDeep(line: number): DomainError {
  return new DomainError(
    'usage.xml-too-deep',
    `The XML nests deeper than ${String(USAGE_LIMITS.xmlDepth)} elements at line ${String(line)}. This is not a meter file.`,
    { line },
  );
}

function tooLong(line: number): DomainError {
  return new DomainError(
    'usage.xml-too-long',
    `The XML holds a text or attribute of more than ${String(USAGE_LIMITS.xmlTextChars)} characters near line ${String(line)}. This is not a meter file.`,
    { line },
  );
}
