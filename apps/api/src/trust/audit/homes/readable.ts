import { isErased } from '#api/platform/sealing/sealing';

const LONGEST_TEXT = 400;
const MOST_ITEMS = 60;

/** A row for people to read: texts and lists that nobody reads to their end are cut, and say how long they are. */
export function readable(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length <= LONGEST_TEXT
      ? value
      : `${value.slice(0, 60)}… (${String(value.length)} characters)`;
  if (typeof value !== 'object' || value === null) return value;
  if (isErased(value)) return '(erased)';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ITEMS).map(readable);
    return value.length <= MOST_ITEMS ? shown : [...shown, `… ${String(value.length - MOST_ITEMS)} more`];
  }
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, readable(inner)]));
}
