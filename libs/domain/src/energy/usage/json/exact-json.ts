import { DomainError } from '#domain/shared/domain-error';
import type { UsageInput } from '../format.js';
import { USAGE_LIMITS } from '../limits.js';

/** JSON in which every number is the text of its source, so that 0.1 stays 0.1. */
export type ExactJson =
  string | boolean | null | readonly ExactJson[] | { readonly [name: string]: ExactJson };

/** A document and whether its end was missing. */
export interface ExactDocument {
  readonly value: ExactJson;
  /** The text stopped early: what stands in `value` are the complete elements before the cut. */
  readonly cutShort: boolean;
}

const MAX_DEPTH = 64;

/**
 * Reads a whole JSON file. Throws `usage.too-large` beyond `limits.jsonBytes`, `usage.bad-json`
 * when it is not JSON, `usage.too-deep` when nested beyond reason.
 */
export async function readExactJson(input: UsageInput): Promise<ExactDocument> {
  const pieces: string[] = [];
  let chars = 0;
  for await (const piece of input.text()) {
    chars += piece.length;
    if (chars > USAGE_LIMITS.jsonBytes) {
      throw new DomainError(
        'usage.too-large',
        `The JSON file is longer than ${String(USAGE_LIMITS.jsonBytes / 1_000_000)} MB. Download fewer months at a time.`,
      );
    }
    pieces.push(piece);
  }
  return parseExactJson(pieces.join(''));
}

/** The same for text at hand. */
export function parseExactJson(text: string): ExactDocument {
  const { quoted, complete } = quoteNumbers(text);
  try {
    // JSON.parse returns `any`; with every number quoted the only leaves left are those of ExactJson.
    return { value: JSON.parse(quoted) as ExactJson, cutShort: !complete };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not JSON';
    throw new DomainError(
      'usage.bad-json',
      `The file is not valid JSON (${why.slice(0, 120)}). Download it again.`,
    );
  }
}

/** The members of an object, or none. */
export function members(value: ExactJson | undefined): { readonly [name: string]: ExactJson } {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

/** The elements of a list, or none. */
export function elements(value: ExactJson | undefined): readonly ExactJson[] {
  return isList(value) ? value : [];
}

/** Text or number as text; empty for all else. */
export function textOf(value: ExactJson | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isList(value: ExactJson | undefined): value is readonly ExactJson[] {
  return Array.isArray(value);
}

/** Puts quotes round bare numbers; closes a document that stops early after its last complete element. */
function quoteNumbers(text: string): { readonly quoted: string; readonly complete: boolean } {
  const out: string[] = [];
  const open: string[] = [];
  let from = 0;
  let safe = { pieces: 0, upTo: 0, depth: 0 };
  let at = 0;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === 34) {
      const end = endOfString(text, at);
      if (end === undefined) break;
      at = end;
    } else if (char === 45 || (char >= 48 && char <= 57)) {
      const end = endOfNumber(text, at);
      out.push(text.slice(from, at), '"', text.slice(at, end), '"');
      from = end;
      at = end;
    } else {
      at += 1;
      if (char === 123 || char === 91) {
        open.push(char === 123 ? '}' : ']');
        if (open.length > MAX_DEPTH) throw tooDeep();
      } else if (char === 125 || char === 93) {
        open.pop();
        safe = { pieces: out.length, upTo: at, depth: open.length };
      } else if (char === 44 && open.at(-1) === ']') {
        safe = { pieces: out.length, upTo: at - 1, depth: open.length };
      }
    }
  }
  if (open.length === 0 && at >= text.length) {
    out.push(text.slice(from));
    return { quoted: out.join(''), complete: true };
  }
  return { quoted: closed(text, out, open, safe), complete: false };
}

function closed(
  text: string,
  out: readonly string[],
  open: readonly string[],
  safe: { readonly pieces: number; readonly upTo: number; readonly depth: number },
): string {
  const kept = out.slice(0, safe.pieces);
  // Quote marks come as pieces of their own: source text is what the other two of every four hold.
  const used = kept.reduce((sum, piece, index) => (index % 2 === 0 ? sum + piece.length : sum), 0);
  const rest = text.slice(used, safe.upTo);
  return kept.join('') + rest + open.slice(0, safe.depth).reverse().join('');
}

function endOfString(text: string, start: number): number | undefined {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && '0123456789.eE+-'.includes(text.charAt(at))) at += 1;
  return at;
}

function tooDeep(): DomainError {
  return new DomainError(
    'usage.too-deep',
    `The JSON is nested more than ${String(MAX_DEPTH)} levels deep. This is not a usage file.`,
  );
}
