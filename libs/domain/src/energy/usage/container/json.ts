import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';
import { closedAtLastElement } from './cut-json.js';
import { QuotedNumbers } from './quoted-numbers.js';

/** A parsed JSON value whose numbers are still their source text, so that no decimal is lost. */
export type ExactJson = string | boolean | null | readonly ExactJson[] | ExactObject;

/** An object of such values; a missing key reads as undefined. */
export interface ExactObject {
  readonly [key: string]: ExactJson | undefined;
}

/**
 * Reads a bounded JSON stream whole; numbers come out as strings: they are quoted while the text comes in, because a
 * reviver that keeps their source takes seconds for what the parser does in one, and nothing else can happen meanwhile. Of a document that stops early
 * the list elements before the cut are kept and `onCut` is told, where one is given. Throws
 * `usage.json-too-large` and `usage.json-broken`.
 */
export async function readExactJson(text: AsyncIterable<string>, onCut?: () => void): Promise<ExactJson> {
  const whole = await joined(text);
  const document = parseExact(whole);
  if (document !== undefined) return document;
  const kept = onCut === undefined ? undefined : closedAtLastElement(whole);
  const elements = kept === undefined ? undefined : parseExact(kept);
  if (elements === undefined || onCut === undefined) throw broken();
  onCut();
  return elements;
}

/** In a function of its own, so that the pieces are let go before the document is built. */
async function joined(text: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  const quoting = new QuotedNumbers();
  let chars = 0;
  for await (const piece of text) {
    chars += piece.length;
    if (chars > USAGE_LIMITS.jsonBytes) throw tooLarge(`${String(USAGE_LIMITS.jsonBytes)} characters`);
    pieces.push(quoting.next(piece));
    const { values, containers, names } = quoting;
    if (values > USAGE_LIMITS.jsonValues || containers > USAGE_LIMITS.jsonContainers)
      throw tooLarge(`${String(USAGE_LIMITS.jsonContainers)} records`);
    if (names.size > USAGE_LIMITS.jsonNames) throw tooLarge(`${String(USAGE_LIMITS.jsonNames)} names`);
  }
  pieces.push(quoting.rest());
  return pieces.join('');
}

/** Undefined when the text is no JSON. */
function parseExact(text: string): ExactJson | undefined {
  try {
    // JSON.parse says any; all numbers are quoted, so that only what ExactJson lists is left.
    return JSON.parse(text) as ExactJson;
  } catch {
    return undefined;
  }
}

function tooLarge(size: string): DomainError {
  return new DomainError(
    'usage.json-too-large',
    `The JSON file is larger than ${size}. Ask for a shorter period or a CSV.`,
  );
}

function broken(): DomainError {
  return new DomainError(
    'usage.json-broken',
    'The JSON file ends or breaks before it is complete, so none of it was read. Download it again.',
  );
}

/** The value as an object, or an empty one. */
export function asObject(value: ExactJson | undefined): ExactObject {
  // Arrays are ruled out, and the rest of the union is not an object.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ExactObject) : {};
}

/** The value as a list, or an empty one. */
export function asList(value: ExactJson | undefined): readonly ExactJson[] {
  // Array.isArray does not narrow a readonly union.
  return Array.isArray(value) ? (value as readonly ExactJson[]) : [];
}

/** The value as text (numbers are text already), or an empty one. */
export function asText(value: ExactJson | undefined): string {
  return typeof value === 'string' ? value : '';
}
