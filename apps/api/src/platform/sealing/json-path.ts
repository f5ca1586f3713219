/** Plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

/** Gives the replacement of the value found at a concrete path (`files.0.name`). */
export type Replace = (value: Json, path: string) => Promise<Json>;

/** A copy of `value` with the value at `path` replaced; absent and null values stay as they are. */
export async function replaceAt(value: Json, path: string, replace: Replace): Promise<Json> {
  return step(value, path.split('.'), [], replace);
}

async function step(
  value: Json,
  rest: readonly string[],
  walked: readonly string[],
  replace: Replace,
): Promise<Json> {
  const [field, ...further] = rest;
  if (value === null) return null;
  if (field === undefined) return replace(value, walked.join('.'));
  if (isList(value)) {
    if (field !== '*') return value;
    return Promise.all(value.map((item, index) => step(item, further, [...walked, String(index)], replace)));
  }
  if (typeof value !== 'object') return value;
  const inner = value[field];
  if (inner === undefined) return value;
  return { ...value, [field]: await step(inner, further, [...walked, field], replace) };
}

/** Whether it is a JSON list; `Array.isArray` does not narrow readonly arrays. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
