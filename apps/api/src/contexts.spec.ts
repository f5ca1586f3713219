import 'reflect-metadata';
import { globSync } from 'node:fs';
import path from 'node:path';
import { Command, Query } from '@nestjs/cqrs';
import { z } from 'zod';
import { formsOf } from '#domain/shared/schema-forms.spec-support';
import { contexts } from './contexts.js';
import type { ContextServer } from './platform/contexts/context.js';

interface NamedClass {
  readonly name: string;
  readonly prototype: unknown;
}

/** What the files of a context export that match a pattern. */
function exportsOf(context: string, pattern: string): readonly unknown[] {
  const files = globSync(`${context}/${pattern}`, { cwd: __dirname });
  return files.flatMap((file) => Object.values(jest.requireActual<object>(path.join(__dirname, file))));
}

/** The names of a context's commands and queries. */
function askedOf(context: string): readonly string[] {
  return exportsOf(context, '**/*.{commands,queries}.ts')
    .filter((value): value is NamedClass => typeof value === 'function')
    .filter(({ prototype }) => prototype instanceof Command || prototype instanceof Query)
    .map(({ name }) => name);
}

/** The names of the commands and queries whose handlers a context's module lists. */
function answeredBy(context: string): readonly string[] {
  const servers = exportsOf(context, '*.server.ts') as readonly ContextServer[];
  const providers = servers.flatMap(
    ({ module }) => Reflect.getMetadata('providers', module) as readonly object[],
  );
  const handled = ['__commandHandler__', '__queryHandler__'].flatMap((key) =>
    providers.map((provider) => Reflect.getMetadata(key, provider) as NamedClass | undefined),
  );
  return handled.flatMap((asked) => asked?.name ?? []);
}

const WORD = /^[a-z]+(-[a-z]+)*$/;

type EventSchema = z.ZodObject<{ type: z.ZodLiteral<string>; data: z.ZodType }>;

/** Every event that the domain of a context declares, whether or not anybody lists it. */
function eventsOf(context: string): readonly EventSchema[] {
  const folder = path.join(__dirname, '../../../libs/domain/src', context);
  const exported = globSync('**/*.events.ts', { cwd: folder }).flatMap(
    (file) => Object.values(jest.requireActual<object>(path.join(folder, file))) as readonly unknown[],
  );
  const schemas = exported.flatMap((one): readonly unknown[] =>
    one instanceof z.ZodDiscriminatedUnion ? one.options : [one],
  );
  return [...new Set(schemas)].filter(
    (one): one is EventSchema => one instanceof z.ZodObject && one.shape['type'] instanceof z.ZodLiteral,
  );
}

/** The data with what is sealed in it as the log holds it; whoever looks into that is told. */
function withoutSealed(data: Record<string, unknown>, paths: readonly string[]): Record<string, unknown> {
  const copy = structuredClone(data);
  const seal = (at: unknown, [field = '', ...rest]: readonly string[]): void => {
    if (typeof at !== 'object' || at === null) return;
    const holder = at as Record<string, unknown>;
    const fields = field === '*' ? Object.keys(holder) : [field];
    for (const one of fields) {
      if (rest.length > 0) seal(holder[one], rest);
      else holder[one] = sealed(one);
    }
  };
  for (const one of paths) seal(copy, one.split('.'));
  return copy;
}

function missing(type: string): never {
  throw new Error(`nobody says how the trail tells ${type}`);
}

function sealed(field: string): unknown {
  const refuse = (): never => {
    throw new Error(`${field} is sealed`);
  };
  return new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse });
}

it('finds the commands and queries of a context', () => {
  expect(askedOf('energy')).toContain('UploadUsage');
});

describe.each(contexts.map((context) => [context.name, context] as const))(
  'the context %s',
  (name, context) => {
    it('puts its name before its read models, their tables and the events it seals', () => {
      const { projections, sealing } = context;
      const types = [...Object.keys(sealing), ...projections.map((one) => one.name)];
      expect(types.filter((type) => !type.startsWith(`${name}.`))).toEqual([]);
      const tables = projections.map(({ table }) => table);
      expect(tables.filter((table) => !table.startsWith(`${name}_`))).toEqual([]);
      expect(new Set(tables).size).toBe(tables.length);
      const handled = projections.flatMap(({ handles }) => handles);
      const known = contexts.flatMap(({ trail }) => Object.keys(trail));
      expect(handled.filter((type) => !known.includes(type))).toEqual([]);
    });

    it('has words for the trail for each type of its events, and none for others', () => {
      const known = eventsOf(name).map(({ shape }) => shape.type.value);
      expect(known.length).toBeGreaterThan(0);
      expect(Object.keys(context.trail).sort()).toEqual([...known].sort());
    });

    it('tells each event in a plain sentence, and never from what is sealed', () => {
      for (const schema of eventsOf(name)) {
        const type = schema.shape.type.value;
        const { category, action, ...rule } = context.trail[type] ?? missing(type);
        for (const form of formsOf(schema)) {
          const { data } = schema.parse(form) as { readonly data: Record<string, unknown> };
          const shown = withoutSealed(data, context.sealing[type]?.fields ?? []);
          expect(rule.says(shown)).toMatch(/^[a-z](?!.*undefined|.*\[object).+[^.]$/);
          if (typeof rule.target === 'function') rule.target(shown);
          else if (rule.target !== null) expect(typeof shown[rule.target.field]).toBe('string');
          if (rule.household !== undefined) expect(shown).toHaveProperty(rule.household);
          if (rule.code !== undefined) expect(typeof shown[rule.code]).toBe('string');
        }
        expect([category, action]).toEqual([expect.stringMatching(WORD), expect.stringMatching(WORD)]);
      }
    });

    it('lists one handler for each of its commands and queries', () => {
      const asked = askedOf(name);
      expect([...answeredBy(name)].sort()).toEqual([...asked].sort());
    });
  },
);
