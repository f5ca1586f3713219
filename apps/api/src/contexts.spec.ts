import 'reflect-metadata';
import { globSync } from 'node:fs';
import path from 'node:path';
import { Command, Query } from '@nestjs/cqrs';
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

it('finds the commands and queries of a context', () => {
  expect(askedOf('energy')).toContain('UploadUsage');
});

describe.each(contexts.map((context) => [context.name, context] as const))(
  'the context %s',
  (name, context) => {
    it('puts its name before its read models, their tables and the events it seals', () => {
      const { projections, sealing } = context;
      const handled = projections.flatMap(({ handles }) => handles);
      const types = [...Object.keys(sealing), ...handled, ...projections.map((one) => one.name)];
      expect(types.filter((type) => !type.startsWith(`${name}.`))).toEqual([]);
      const tables = projections.map(({ table }) => table);
      expect(tables.filter((table) => !table.startsWith(`${name}_`))).toEqual([]);
      expect(new Set(tables).size).toBe(tables.length);
    });

    it('lists one handler for each of its commands and queries', () => {
      const asked = askedOf(name);
      expect([...answeredBy(name)].sort()).toEqual([...asked].sort());
    });
  },
);
