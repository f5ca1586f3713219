import type { FieldChangeView, HomeAsOfView } from '#projections/trust/home-as-of/home-as-of.view';

type Models = HomeAsOfView['models'];

/** Every field that differs between two states of a home, by read model, row and path. */
export function diffOf(before: Models, after: Models): readonly FieldChangeView[] {
  const changes: FieldChangeView[] = [];
  const [old, present] = [rowsOf(before), rowsOf(after)];
  for (const place of new Set([...old.keys(), ...present.keys()])) {
    const [model = '', key = ''] = JSON.parse(place) as readonly string[]; // as `rowsOf` wrote it
    compare(old.get(place), present.get(place), [], ({ path, before: was, after: is }) =>
      changes.push({ model, key, path: path.join('.'), before: was, after: is }),
    );
  }
  return changes;
}

interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

function rowsOf(models: Models): ReadonlyMap<string, unknown> {
  return new Map(
    models.flatMap(({ name, rows }) =>
      rows.map(({ key, row }) => [JSON.stringify([name, key]), row] as const),
    ),
  );
}

function compare(
  before: unknown,
  after: unknown,
  path: readonly string[],
  tell: (difference: Difference) => void,
): void {
  if (Object.is(before, after)) return;
  // Within a row, what came or went is told field by field.
  const [old, present] = path.length === 0 ? [fieldsOf(before), fieldsOf(after)] : bothOf(before, after);
  if (old === undefined || present === undefined || isOtherKind(before, after)) {
    tell({ path, before: before ?? null, after: after ?? null });
    return;
  }
  for (const field of new Set([...Object.keys(old), ...Object.keys(present)]))
    compare(old[field], present[field], [...path, field], tell);
}

function isOtherKind(before: unknown, after: unknown): boolean {
  return before != null && after != null && Array.isArray(before) !== Array.isArray(after);
}

type Fields = Readonly<Record<string, unknown>>;

function bothOf(before: unknown, after: unknown): readonly (Fields | undefined)[] {
  const [old, present] = [fieldsOf(before), fieldsOf(after)];
  const isGone = (value: unknown): boolean => value === null || value === undefined;
  if (present !== undefined && isGone(before)) return [Array.isArray(after) ? [] : {}, present] as Fields[];
  if (old !== undefined && isGone(after)) return [old, Array.isArray(before) ? [] : {}] as Fields[];
  return [old, present];
}

function fieldsOf(value: unknown): Fields | undefined {
  // Lists have their places as fields.
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}
