import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';
import { closedAtLastElement } from './cut-json.js';

/** A parsed JSON value whose numbers are still their source text, so that no decimal is lost. */
export type ExactJson = string | boolean | null | readonly ExactJson[] | ExactObject;

/** An object of such values; a missing key reads as undefined. */
export interface ExactObject {
  readonly [key: string]: ExactJson | undefined;
}

// ES2025 hands a reviver the source text; TypeScript's ES2023 library does not know the third parameter.
type ReviverWithSource = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/**
 * Reads a bounded JSON stream whole; numbers come out as strings. Of a document that stops early
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
  let chars = 0;
  for await (const piece of text) {
    chars += piece.length;
    if (chars > USAGE_LIMITS.jsonBytes) {
      throw new DomainError(
        'usage.json-too-large',
        `The JSON file is larger than ${String(USAGE_LIMITS.jsonBytes)} characters. Ask for a shorter period or a CSV.`,
      );
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

/** Undefined when the text is no JSON. */
function parseExact(text: string): ExactJson | undefined {
  const keepSource: ReviverWithSource = (_key, value, context) =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value;
  try {
    // JSON.parse says any; the reviver leaves only what ExactJson lists.
    return JSON.parse(text, keepSource) as ExactJson;
  } catch {
    return undefined;
  }
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
