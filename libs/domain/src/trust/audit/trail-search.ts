import { DomainError } from '#domain/shared/domain-error';
import { daysMeant } from './days-meant.js';

/** What an entry of the trail can be searched by, beside its words. */
export const QUALIFIERS = [
  ...(['actor', 'kind', 'role', 'action', 'category', 'type', 'target', 'home'] as const),
  ...(['outcome', 'code', 'session', 'correlation', 'event'] as const),
];
export type Qualifier = (typeof QUALIFIERS)[number];

/** One condition; `isExcluded` turns it round. */
export interface Term {
  readonly qualifier: Qualifier;
  readonly value: string;
  readonly isExcluded: boolean;
}

/** What was asked of the trail; all of it must hold. */
export interface TrailSearch {
  readonly terms: readonly Term[];
  /** Words that an entry must have; each may be the beginning of one. */
  readonly words: readonly string[];
  readonly excludedWords: readonly string[];
  /** ISO 8601 UTC: from this instant on, and before that one; null has no bound. */
  readonly since: string | null;
  readonly until: string | null;
}

export const LONGEST_SEARCH = 1_000;
const MOST_PARTS = 30;
/** A sign, a qualifier, and a value that may stand in quotes. */
const PART = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi;

/**
 * Reads what is typed into the search box: `actor:… outcome:refused created:>2026-11-01 -target:trail July list`.
 * Days are those of the reader's zone. Throws `audit.unknown-qualifier`, `audit.bad-day`, `audit.search-too-long`.
 */
export function readSearch(text: string, zone = 'UTC'): TrailSearch {
  const terms: Term[] = [];
  const words: string[] = [];
  const excludedWords: string[] = [];
  let since: string | null = null;
  let until: string | null = null;
  const parts = [...text.matchAll(PART)];
  if (text.length > LONGEST_SEARCH || parts.length > MOST_PARTS) throw tooLong();
  for (const [whole, sign, name, quoted, bare] of parts) {
    const value = quoted ?? bare ?? '';
    const qualifier = name?.toLowerCase();
    if (qualifier === undefined) {
      (sign === '-' ? excludedWords : words).push(...wordsOf(value));
    } else if (qualifier === 'created' && sign === '') {
      const meant = daysMeant(value, zone);
      since = later(since, meant.since);
      until = earlier(until, meant.until);
    } else if (isQualifier(qualifier)) {
      if (value !== '') terms.push({ qualifier, value, isExcluded: sign === '-' });
    } else throw unknownQualifier(whole);
  }
  return { terms, words, excludedWords, since, until };
}

/** The words of what is searched for, as the trail keeps them. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function isQualifier(name: string): name is Qualifier {
  return QUALIFIERS.some((one) => one === name);
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function unknownQualifier(part: string): DomainError {
  return new DomainError(
    'audit.unknown-qualifier',
    `The trail cannot be searched by “${part}”. It knows ${QUALIFIERS.join(', ')} and created; put words with a colon in quotes.`,
    { part },
  );
}

function tooLong(): DomainError {
  return new DomainError(
    'audit.search-too-long',
    `A search has at most ${String(LONGEST_SEARCH)} characters and ${String(MOST_PARTS)} parts.`,
  );
}
