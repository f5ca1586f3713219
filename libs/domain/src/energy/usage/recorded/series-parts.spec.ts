import fc from 'fast-check';
import { compression } from '#api/platform/compression';
import { readingsOfParts, seriesParts } from './series-parts.js';

const WHOLE = { min: -(2 ** 40), max: 2 ** 40 };

const readings = fc.record({
  startUtc: fc.integer({ min: 0, max: 4_000_000_000 }),
  durationS: fc.integer({ min: 0, max: 4_000_000 }),
  milliWh: fc.integer(WHOLE),
  rest: fc.integer({ min: -99_999, max: 99_999 }),
  quality: fc.integer({ min: 0, max: 6 }),
  row: fc.integer({ min: 0, max: 5_000_000 }),
});

const series = fc
  .record({
    servicePoint: fc.string({ maxLength: 20 }),
    channel: fc.constantFrom('import', 'export', 'net', 'generation', 'controlledLoad'),
    register: fc.string({ maxLength: 5 }),
    meter: fc.string({ maxLength: 5 }),
    rows: fc.array(readings, { maxLength: 50 }),
    exact: fc.boolean(),
  })
  .map(({ rows, exact, ...key }) => ({
    ...key,
    zone: 'America/Chicago',
    columns: {
      length: rows.length,
      startUtc: Float64Array.from(rows, ({ startUtc }) => startUtc),
      durationS: Float64Array.from(rows, ({ durationS }) => durationS),
      energyMilliWh: Float64Array.from(rows, ({ milliWh }) => milliWh),
      quality: Uint8Array.from(rows, ({ quality }) => quality),
      sourceRow: Uint32Array.from(rows, ({ row }) => row),
      ...(exact ? {} : { restE20Kwh: Float64Array.from(rows, ({ rest }) => rest) }),
    },
  }));

const temperature = fc.record({
  startUtc: fc.integer({ min: 0, max: 4_000_000_000 }),
  celsius: fc
    .array(fc.oneof(fc.integer({ min: -9_000, max: 7_000 }), fc.constant(Number.NaN)), { maxLength: 50 })
    .map((centi) => Float64Array.from(centi, (each) => each / 100)),
});

describe('recorded readings', () => {
  it('come back as they were, whatever they are', () => {
    const recorded = fc.record(
      { series: fc.array(series, { maxLength: 4 }), temperature },
      { requiredKeys: ['series'] },
    );
    fc.assert(
      fc.property(recorded, (read) => {
        expect(readingsOfParts(seriesParts(read, compression), compression)).toEqual(read);
      }),
    );
  });
});
