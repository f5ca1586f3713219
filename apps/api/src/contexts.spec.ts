import { contexts } from './contexts.js';

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
  },
);
