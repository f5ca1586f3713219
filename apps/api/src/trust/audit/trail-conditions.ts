import type { TrailWords } from '#domain/shared/trail';
import type { Qualifier, Term, TrailSearch } from '#domain/trust/audit/trail-search';

/** SQL conditions with their values; a value never becomes a part of the text. */
export interface Conditions {
  readonly sql: readonly string[];
  readonly values: readonly unknown[];
}

const COLUMN_OF: Readonly<Record<Exclude<Qualifier, 'type' | 'target' | 'category' | 'action'>, string>> = {
  actor: 'actor_id',
  kind: 'actor_kind',
  role: 'role',
  home: 'household_id',
  outcome: 'outcome',
  code: 'code',
  session: 'session_id',
  correlation: 'correlation_id',
  event: 'event_id',
};

/** What a search asks, as conditions on a row of the trail; `first` is the number of the first placeholder. */
export function conditionsOf(search: TrailSearch, words: TrailWords, first: number): Conditions {
  const values: unknown[] = [];
  const bind = (value: unknown): string => {
    values.push(value);
    return `$${String(first + values.length - 1)}`;
  };
  const sql = search.terms.map((term) => {
    const condition = conditionOf(term, words, bind);
    return term.isExcluded ? `(${condition}) is not true` : condition;
  });
  if (search.since !== null) sql.push(`recorded_at >= ${bind(search.since)}`);
  if (search.until !== null) sql.push(`recorded_at < ${bind(search.until)}`);
  // Words are letters and digits, so that none means anything to a search but itself.
  const anyOf = (word: string): string => `words @@ to_tsquery('simple', ${bind(`${word}:*`)})`;
  sql.push(...search.words.map(anyOf), ...search.excludedWords.map((word) => `not ${anyOf(word)}`));
  return { sql, values };
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a search names one home, request, person or thing, of which there are few entries and an index. */
export function isNarrow({ terms }: TrailSearch): boolean {
  return terms.some(({ qualifier, value, isExcluded }) => {
    if (isExcluded) return false;
    const isOne = qualifier === 'actor' || qualifier === 'target';
    return qualifier === 'home' || qualifier === 'correlation' || (isOne && UUID.test(value));
  });
}

function conditionOf(
  { qualifier, value }: Term,
  words: TrailWords,
  bind: (value: unknown) => string,
): string {
  switch (qualifier) {
    case 'type':
      return `type = any (${bind([value, ...typesNamed(value, words)])})`;
    case 'category':
    case 'action': {
      // Both follow from the type, which is indexed.
      const types = Object.keys(words).filter((type) => words[type]?.[qualifier] === value);
      return `(${qualifier} = ${bind(value)} and type = any (${bind(types)}))`;
    }
    case 'target':
      return targetCondition(value, bind);
    default:
      return `${COLUMN_OF[qualifier]} = ${bind(value)}`;
  }
}

/** `energy.usage-uploaded` and `usage-uploaded` name every version of it. */
function typesNamed(value: string, words: TrailWords): readonly string[] {
  return Object.keys(words).filter((type) => {
    const base = type.replace(/\.v\d+$/, '');
    return base === value || base.slice(base.indexOf('.') + 1) === value;
  });
}

/** A kind (`plan`), an id, or both (`plan/flex-12`). */
function targetCondition(value: string, bind: (value: unknown) => string): string {
  const slash = value.indexOf('/');
  if (slash > 0)
    return `(target_id = ${bind(value.slice(slash + 1))} and target_type = ${bind(value.slice(0, slash))})`;
  return /^[a-z]+(-[a-z]+)*$/.test(value) ? `target_type = ${bind(value)}` : `target_id = ${bind(value)}`;
}
