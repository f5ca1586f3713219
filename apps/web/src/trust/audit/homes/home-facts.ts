import type { FieldChangeView, HomeAsOfView } from '#projections/trust/home-as-of/home-as-of.view';
import type { Fact } from '#web/shared/facts/fact-list';
import { modelName } from '../trail-words.js';

/** One row of a read model, to be read: each value under its path. */
export interface RowFacts {
  readonly key: string;
  readonly facts: readonly Fact[];
}

/** A read model's rows. */
export interface ModelFacts {
  readonly name: string;
  readonly rows: readonly RowFacts[];
}

const MOST_FACTS = 200;

/** Every value of a home by read model and row. */
export function homeFacts(models: HomeAsOfView['models']): readonly ModelFacts[] {
  return models.map(({ name, rows }) => ({
    name: modelName(name),
    rows: rows.map(({ key, row }) => ({ key, facts: factsOf(row).slice(0, MOST_FACTS) })),
  }));
}

/** One change of a field, to be read. */
export interface ChangeLine {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Changes in words; the rows that came or went as a whole say so. */
export function changeLines(changes: readonly FieldChangeView[]): readonly ChangeLine[] {
  return changes.map(({ model, path, before, after }) => ({
    what: path === '' ? modelName(model) : `${modelName(model)}: ${pathWords(path)}`,
    before: path === '' && before !== null ? 'was there' : said(before),
    after: path === '' && after !== null ? 'is there' : said(after),
  }));
}

function factsOf(value: unknown, path: readonly string[] = []): readonly Fact[] {
  if (typeof value !== 'object' || value === null)
    return [{ name: pathWords(path.join('.')), value: said(value) }];
  const fields = Object.entries(value);
  if (fields.length === 0) return [{ name: pathWords(path.join('.')), value: 'none' }];
  return fields.flatMap(([field, inner]) => factsOf(inner, [...path, field]));
}

/** `place, postcode` from `place.postcode`. */
function pathWords(path: string): string {
  return path
    .split('.')
    .map((field) => field.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`))
    .join(', ');
}

function said(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
