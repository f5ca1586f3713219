import { DomainError } from '#domain/shared/domain-error';
import type { ExactJson, ExactObject } from '#domain/energy/usage/container/json';
import { asList } from '#domain/energy/usage/container/json';

/** A JSON document laid out as a table: one row an element of its longest list, scalars alone. */
export interface JsonTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MOST_DEPTH = 12;
const MOST_COLUMNS = 200;
const MOST_FACTS = 500;
const LEAST_ROWS = 2;
/** A list as long as this share of the longest may be a series of its own. */
const BESIDE_SHARE = 0.25;
const TIME = /^\d{4}-\d\d-\d\d|^1\d{9}(?:\d{3})?$/;
/** Names of lists that say nothing of what is in them. */
const PLAIN = /^(?:data|nodes?|edges?|values?|items|results?|list|readings?|rows|measurements?|intervals?)$/i;
/** Facts above a list that say in what it counts; other constant facts above it are no part of its rows. */
const SAYS_UNIT = /(^|\W)(unit|units|uom|unitofmeasure(ment)?|energyunit)$/i;

/** One element of a list: its own scalars, and those of what encloses it. */
interface Found {
  readonly own: ReadonlyMap<string, string>;
  readonly above: Facts | undefined;
}

/** Scalars of an object that encloses others, and of what encloses it: never copied, since many share them. */
interface Facts {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Facts | undefined;
}

/**
 * Lays out the list that holds most elements, wherever it stands: `{meters: [{type, values: [{date, value}]}]}`
 * gives rows of type, date and value. Lists of lists take the names of a `columns` list beside them. Facts above
 * the rows become columns where they differ or name a unit. Throws `usage.json-no-table`.
 */
export function rowsOfJson(document: ExactJson): JsonTable {
  const lists = new Map<string, Found[]>();
  gather(document, { path: '', above: undefined, depth: 0 }, lists);
  const [longest, ...others] = [...lists].sort(([, a], [, b]) => b.length - a.length);
  if (longest === undefined || longest[1].length < LEAST_ROWS) throw noTable();
  const beside = others.filter((list) => standsBeside(list, longest));
  const rows = beside.length === 0 ? longest[1] : [longest, ...beside].flatMap(labelled);
  const own = columnsOf(rows.map((row) => row.own));
  const above = columnsAbove(rows);
  const columns = [...above, ...own];
  if (columns.length > MOST_COLUMNS) throw noTable();
  return {
    columns: shortNames(columns),
    rows: rows.map((row) => [
      ...above.map((column) => factOf(row.above, column) ?? ''),
      ...own.map((column) => row.own.get(column) ?? ''),
    ]),
  };
}

/** A list as long as a good part of another, apart from it, whose elements say when. */
function standsBeside(
  [path, rows]: readonly [string, Found[]],
  [longest, most]: readonly [string, Found[]],
): boolean {
  const isApart = !path.startsWith(longest) && !longest.startsWith(path);
  const saysWhen = [...(rows[0]?.own.values() ?? [])].some((text) => TIME.test(text));
  return isApart && saysWhen && rows.length >= Math.max(LEAST_ROWS, most.length * BESIDE_SHARE);
}

/** Rows of one of several lists: their names from the list on, and the list's own name. */
function labelled([path, rows]: readonly [string, Found[]]): readonly Found[] {
  const name =
    path
      .split(/[.[\]]+/)
      .filter((word) => word !== '' && !PLAIN.test(word))
      .at(-1) ?? path;
  return rows.map(({ own, above }) => ({
    own: new Map([
      ['list', name],
      ...[...own].map(([key, text]): [string, string] => [key.slice(path.length), text]),
    ]),
    above,
  }));
}

interface Place {
  /** Names from the root, without indexes: what elements of one list share. */
  readonly path: string;
  readonly above: Facts | undefined;
  readonly depth: number;
}

function gather(value: ExactJson, place: Place, lists: Map<string, Found[]>): void {
  if (place.depth > MOST_DEPTH) throw noTable();
  if (isList(value)) {
    for (const element of value) gatherElement(element, place, lists);
    return;
  }
  if (!isObject(value)) return;
  const columns = asList(value['columns']).flatMap((name) => (typeof name === 'string' ? [name] : []));
  const above = { own: scalarsOf(value, place.path), outer: place.above };
  for (const [name, child] of Object.entries(value)) {
    if (child === undefined) continue;
    const path = `${place.path}.${name}`;
    if (name === 'values' && columns.length > 0 && isList(child)) {
      if (columns.length > MOST_COLUMNS) throw noTable();
      const rows = child.filter(isList).map((cells) => namedCells(cells, columns, path));
      put(
        lists,
        path,
        rows.map((own) => ({ own, above })),
      );
    } else gather(child, { path, above, depth: place.depth + 1 }, lists);
  }
}

/** An object in a list is a row, and may enclose lists of its own. */
function gatherElement(element: ExactJson, place: Place, lists: Map<string, Found[]>): void {
  const path = `${place.path}[]`;
  if (isObject(element)) put(lists, path, [{ own: scalarsOf(element, path), above: place.above }]);
  gather(element, { path, above: place.above, depth: place.depth + 1 }, lists);
}

function put(lists: Map<string, Found[]>, path: string, found: readonly Found[]): void {
  const list = lists.get(path) ?? [];
  for (const one of found) list.push(one);
  lists.set(path, list);
}

/** Scalars of an object and of objects inside it, by path; lists are rows of their own. */
function scalarsOf(object: ExactObject, path: string, depth = 0): Map<string, string> {
  const scalars = new Map<string, string>();
  for (const [name, value] of Object.entries(object)) {
    const at = `${path}.${name}`;
    if (isObject(value) && depth < 3)
      for (const [inner, text] of scalarsOf(value, at, depth + 1)) scalars.set(inner, text);
    else if (typeof value === 'string' || typeof value === 'boolean') scalars.set(at, String(value));
    else if (value === null) scalars.set(at, '');
  }
  return scalars;
}

function namedCells(
  cells: readonly ExactJson[],
  columns: readonly string[],
  path: string,
): ReadonlyMap<string, string> {
  return new Map(
    columns.map((name, at) => {
      const cell = cells[at];
      return [`${path}.${name}`, typeof cell === 'string' ? cell : ''];
    }),
  );
}

function columnsOf(rows: readonly ReadonlyMap<string, string>[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => [...row.keys()]))];
}

/** Facts above the rows that differ among them or name a unit, the outermost first. */
function columnsAbove(rows: readonly Found[]): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<Facts>();
  for (const row of rows) {
    const unseen: Facts[] = [];
    for (let facts = row.above; facts !== undefined && !seen.has(facts); facts = facts.outer) {
      seen.add(facts);
      unseen.push(facts);
    }
    for (const { own } of unseen.reverse()) for (const name of own.keys()) names.add(name);
    if (names.size > MOST_FACTS) throw noTable();
  }
  const places = [...new Set(rows.map((row) => row.above))];
  return [...names].filter((column) => {
    const first = factOf(places[0], column);
    return SAYS_UNIT.test(column) || places.some((place) => factOf(place, column) !== first);
  });
}

function factOf(above: Facts | undefined, column: string): string | undefined {
  for (let facts = above; facts !== undefined; facts = facts.outer) {
    const fact = facts.own.get(column);
    if (fact !== undefined) return fact;
  }
  return undefined;
}

/** The last word of each path, with as many words before it as it takes to tell it from the others. */
function shortNames(paths: readonly string[]): readonly string[] {
  const words = paths.map((path) => path.split(/[.[\]]+/).filter((word) => word !== ''));
  return words.map((own) => {
    for (let length = 1; length < own.length; length += 1) {
      const name = own.slice(-length).join(' ');
      if (words.filter((other) => other.slice(-length).join(' ') === name).length === 1) return name;
    }
    return own.join(' ');
  });
}

function isList(value: ExactJson | undefined): value is readonly ExactJson[] {
  return Array.isArray(value);
}

function isObject(value: ExactJson | undefined): value is ExactObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noTable(): DomainError {
  return new DomainError(
    'usage.json-no-table',
    'This JSON holds no list of readings that we can find: we look for a list whose elements have a time and an amount of energy. Export CSV instead, or save the answer that lists the readings.',
  );
}
