import fc from 'fast-check';
import { converterOf } from './converters.js';
import { JSON_DOCUMENTS } from './small-documents.spec-support.js';

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, each]) => pathsOf(each, [...path, name]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

function withField(document: object, path: Path, [name, value]: readonly [string, unknown]): object {
  const copy = structuredClone(document);
  let place: object = copy;
  // Each step of a path was found by walking the same document, so an object or list is there.
  for (const step of path) place = Reflect.get(place, step) as object;
  Reflect.set(place, name, value);
  return copy;
}

const cents = fc.integer({ min: 1, max: 9_999 });
const field = fc.tuple(
  fc.constantFrom('surcharge', 'networkFee', 'extra_charge', 'zz'),
  fc.oneof(
    cents.map((each) => each / 100),
    cents.map((each) => `$${(each / 100).toFixed(2)} per month`),
    cents.map((each) => ({ amount: each / 100, unit: '$/month' })),
    cents.map((each) => [[{ rate: each / 1000 }]]),
  ),
);

describe('a price in a field that the format is not known to have', () => {
  it.each(Object.entries(JSON_DOCUMENTS))('flags or refuses %s, at every level', (_, [format, document]) => {
    const convert = (each: object): ReturnType<ReturnType<typeof converterOf>> =>
      converterOf(format)(JSON.stringify(each), { asOf: '2026-01-01', source: 'own' });
    const flags = (each: object): number => {
      const { tariffs, refused } = convert(each);
      return tariffs.filter(({ unpriced }) => unpriced.length > 0).length + refused.length;
    };
    expect(flags(document)).toBe(0);
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(document)), field, (path, extra) => {
        expect(flags(withField(document, path, extra))).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});
