import { readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Node } from '#domain/shared/schema-forms.spec-support';
import { formsOf, lengths, nodesOf } from '#domain/shared/schema-forms.spec-support';

type EventSchema = z.ZodObject<{ type: z.ZodLiteral<string>; data: z.ZodType }>;

/** Every event that any `*.events.ts` declares, so that a new one is held to this without being listed. */
async function eventSchemas(): Promise<readonly EventSchema[]> {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.events.ts'),
  );
  const modules = await Promise.all(files.map((file) => import(`./${file}`) as Promise<object>));
  return modules
    .flatMap((module) => Object.values(module) as readonly unknown[])
    .filter(
      (one): one is EventSchema => one instanceof z.ZodObject && one.shape['type'] instanceof z.ZodLiteral,
    );
}

/** Where a schema takes what none can name: where a refusal points, in whatever shape. */
const FREE = '.data.details{}';
/** Longer than one append may be, and than any line of a file. */
const ENDLESS = 'x'.repeat(1_100_000);
const WRONG_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, -1e15, 1e15];

function wrongInPlaceOf(form: unknown): readonly unknown[] {
  if (typeof form === 'number') return WRONG_NUMBERS;
  if (typeof form === 'string') return [ENDLESS];
  const isObject = typeof form === 'object' && form !== null && !Array.isArray(form);
  return isObject ? [{ ...form, nobodyKnowsThis: 1 }] : [];
}

describe('the schemas of events', () => {
  let schemas: readonly EventSchema[];
  const nodes = (): readonly Node[] => {
    const seen: Parameters<typeof nodesOf>[2] = new Set();
    const all = schemas.flatMap((schema) => nodesOf(schema, schema.shape.type.value, seen));
    return all.filter(({ path }) => !path.endsWith(FREE));
  };
  beforeAll(async () => {
    schemas = await eventSchemas();
  });

  it('are all found, and each takes a value with all that it names', () => {
    const types = schemas.map(({ shape }) => shape.type.value);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toEqual(
      expect.arrayContaining(['energy.plan-edition-recorded.v1', 'energy.usage-imported.v1']),
    );
    expect(types.length).toBeGreaterThanOrEqual(21);
    for (const schema of schemas)
      for (const form of formsOf(schema)) expect(schema.safeParse(form).error?.issues ?? []).toEqual([]);
  });

  it('take nothing they do not name, no number out of range and no endless text, at any depth', () => {
    const taken: string[] = [];
    let tried = 0;
    for (const { path, schema } of nodes()) {
      if (schema instanceof z.ZodRecord) continue; // its keys and values are nodes of their own
      for (const wrong of formsOf(schema).flatMap(wrongInPlaceOf)) {
        tried += 1;
        if (z.safeParse(schema, wrong).success) taken.push(path);
      }
    }
    expect(taken).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  it('say how long each list may be', () => {
    const endless = nodes().filter(
      ({ schema }) => schema instanceof z.ZodArray && lengths(schema).most === undefined,
    );
    expect(endless.map(({ path }) => path)).toEqual([]);
  });
});
