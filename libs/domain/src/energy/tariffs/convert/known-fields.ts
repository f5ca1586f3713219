import type { UnpricedNotes } from './notes.js';

/**
 * The fields of a format that its converter deals with. `read`: a scalar, or a list of scalars, that is
 * read or is known to hold no price. `aside`: nothing below it is a price. Lists of objects are described
 * by the object they hold; a field named `*` describes every field that has no name of its own.
 */
export type Known = 'read' | 'aside' | { readonly [field: string]: Known };

/** `{ a: 'read', b: 'read' }` from `'a b'`. */
export function fields(names: string): Readonly<Record<string, Known>> {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => [name, 'read' as const]),
  );
}

const MAX_DEPTH = 24;

/**
 * Notes every field that is not known and holds a figure: it may be a price. Addresses, days and
 * zeros are no prices.
 */
export function noteUnknownFields(value: unknown, known: Known, where: string, notes: UnpricedNotes): void {
  walk({ value, known, where, depth: 0 }, (place, text) => {
    notes.add(place, text, 'The format of this plan is not known to have this field, and it holds a figure.');
  });
}

interface Place {
  readonly value: unknown;
  readonly known: Known | undefined;
  readonly where: string;
  readonly depth: number;
}

type Found = (where: string, text: string) => void;

function walk({ value, known, where, depth }: Place, found: Found): void {
  if (known === 'aside') return;
  if (typeof value !== 'object' || value === null) {
    if (known !== 'read' && holdsFigure(value)) found(where, `${where}: ${String(value)}`);
    return;
  }
  if (depth > MAX_DEPTH) {
    found(where, 'Nested too deeply to read.');
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      if (known === 'read' && typeof item !== 'object') continue;
      walk({ value: item, known, where, depth: depth + 1 }, found);
    }
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const next =
      typeof known === 'object' ? (Object.hasOwn(known, name) ? known[name] : known['*']) : undefined;
    if (next === 'read' && typeof inner !== 'object') continue;
    walk(
      { value: inner, known: next, where: where === '' ? name : `${where}.${name}`, depth: depth + 1 },
      found,
    );
  }
}

/** Whether a scalar may be a price: it has a digit and is neither zero, an address, a day nor an instant. */
export function holdsFigure(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0;
  if (typeof value !== 'string' || !/\d/.test(value)) return false;
  const text = value.trim();
  if (/^https?:\/\/\S+$/i.test(text) || /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text))
    return false;
  return !/^[+-]?0*\.?0*$/.test(text);
}

/** Whether a text speaks of money: an amount with a currency sign or word, a price per kWh (also without one), or a percentage off or on top. */
export function mentionsPrice(text: string): boolean {
  return (
    /[$£€¢]\s*\d|\d\s*(?:[¢$£€]|cents?\b|centavos?\b|dollars?\b|d[óo]lares\b|pence\b|p\/|c\/|ctvs?\b)/i.test(
      text,
    ) ||
    /\b(?:USD|AUD|GBP|CAD|EUR)\s*\d/i.test(text) ||
    /\d?\.\d+\s*(?:\/|per|a)\s*kwh/i.test(text) ||
    /\d\s*(?:%|per ?cent)\s*(?:fee|charge|surcharge|credit|interest|cargo|inter[eé]s)/i.test(text) ||
    /\d\s*(?:%|per ?cent)[^.%]{0,60}\b(?:off|discount|surcharge|rebate|cash ?back|bonus|descuento)/i.test(
      text,
    ) ||
    /\b(?:discount|surcharge|rebate|cash ?back|interest|descuento)\b[^.%]{0,60}\d\s*(?:%|per ?cent)/i.test(
      text,
    )
  );
}
