import { z } from 'zod';

/** What a leaf may look like; the first that its schema takes is used. */
const LEAVES: readonly unknown[] = [
  ...['a-plan', '0', '2026-11-21', '2026-11-21T12:00:00.000Z', '2026-11', '11-21', 'America/Chicago'],
  ...[
    '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001',
    'us-tx',
    'USD',
    'ada@treebeard.example',
    '12:30',
    0,
    1,
    2,
    12,
    true,
  ],
];

/**
 * Values that a schema takes which together show every field and every branch of it. Throws for a leaf that none
 * of `LEAVES` fits.
 */
export function formsOf(schema: z.core.$ZodType): readonly unknown[] {
  if (schema instanceof z.ZodObject) return objects(schema);
  if (schema instanceof z.ZodArray) {
    const forms = formsOf(schema.element);
    const { least, most = forms.length } = lengths(schema);
    const length = Math.min(Math.max(least, forms.length), most);
    return [Array.from({ length }, (_, index) => forms[index % forms.length])];
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(formsOf);
  if (schema instanceof z.ZodNullable) return [...formsOf(schema.unwrap()), null];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return formsOf(schema.unwrap());
  if (schema instanceof z.ZodRecord)
    return formsOf(schema.valueType).map((value) => ({ [String(formsOf(schema.keyType)[0])]: value }));
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodEnum) return schema.options.slice(0, 1);
  const leaf = LEAVES.find((value) => z.safeParse(schema, value).success);
  if (leaf === undefined) throw new Error(`no form for ${schema._zod.def.type}`);
  return [leaf];
}

/** As many objects as the field with most forms has; fields with fewer begin again. */
function objects(schema: z.ZodObject): readonly unknown[] {
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(
    ([field, of]) => [field, formsOf(of)] as const,
  );
  const most = Math.max(1, ...fields.map(([, forms]) => forms.length));
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(fields.map(([field, forms]) => [field, forms[index % forms.length]])),
  );
}

/** How many elements a list takes; `most` is undefined where it is endless. */
export function lengths(schema: z.ZodArray): { readonly least: number; readonly most: number | undefined } {
  let least = 0;
  let most: number | undefined;
  for (const check of schema._zod.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) least = check._zod.def.minimum;
    if (check instanceof z.core.$ZodCheckMaxLength) most = check._zod.def.maximum;
    if (check instanceof z.core.$ZodCheckLengthEquals) least = most = check._zod.def.length;
  }
  return { least, most };
}

/** A schema within a schema, and where: `data.plan.tariff.charges[]`. */
export interface Node {
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

/** A schema and every one that it is made of, each once, wherever it first stands. */
export function nodesOf(
  schema: z.core.$ZodType,
  path = '',
  seen = new Set<z.core.$ZodType>(),
): readonly Node[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [
    { path, schema },
    ...parts(schema).flatMap(([step, part]) => nodesOf(part, `${path}${step}`, seen)),
  ];
}

function parts(schema: z.core.$ZodType): readonly (readonly [string, z.core.$ZodType])[] {
  if (schema instanceof z.ZodObject)
    return Object.entries<z.core.$ZodType>(schema.shape).map(([field, of]) => [`.${field}`, of] as const);
  if (schema instanceof z.ZodArray) return [['[]', schema.element]];
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => ['', option] as const);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return [['', schema.unwrap()]];
  return schema instanceof z.ZodRecord
    ? [
        ['{key}', schema.keyType],
        ['{}', schema.valueType],
      ]
    : [];
}
