import { Upcasters } from './upcasters.js';

const step = (from: number, to: number) => ({
  from: `test.priced.v${String(from)}`,
  to: `test.priced.v${String(to)}`,
  upcast: (data: Readonly<Record<string, unknown>>) => ({ ...data, [`v${String(to)}`]: true }),
});
const stored = (type: string) => ({ type, schemaVersion: 1, data: {} });

describe('upcasting', () => {
  it('brings every version to the newest, step by step', () => {
    const upcasters = new Upcasters([step(2, 3), step(1, 2)]);
    expect(upcasters.upcast(stored('test.priced.v1'))).toEqual({
      type: 'test.priced.v3',
      schemaVersion: 3,
      data: { v2: true, v3: true },
    });
    expect(upcasters.upcast(stored('test.priced.v2')).data).toEqual({ v3: true });
  });

  it('leaves alone what has no upcaster', () => {
    const event = stored('test.other.v1');
    expect(new Upcasters([step(1, 2)]).upcast(event)).toBe(event);
  });

  it('looks for every stored version of a type', () => {
    const upcasters = new Upcasters([step(1, 2), step(2, 3)]);
    expect(upcasters.storedTypes(['test.priced.v3', 'test.other.v1']).toSorted()).toEqual([
      'test.other.v1',
      'test.priced.v1',
      'test.priced.v2',
      'test.priced.v3',
    ]);
  });

  it.each([
    ['a jump', [step(1, 3)]],
    ['a way back', [step(2, 1)]],
    ['two from one version', [step(1, 2), step(1, 2)]],
    ['another type', [{ ...step(1, 2), to: 'test.other.v2' }]],
  ])('refuses %s', (_what, steps) => {
    expect(() => new Upcasters(steps)).toThrow(/one upcaster, to the version after it/);
  });
});
