import fc from 'fast-check';
import { anyHome } from '../engine/arbitrary-homes.spec-support.js';
import { anyTariff } from '../engine/arbitrary-tariffs.spec-support.js';
import type { Charge, PerKwhCharge } from '../model/charge.js';
import type { Load } from '../model/load.js';
import type { EnergyPrice } from '../model/price.js';
import type { Tariff } from '../model/tariff.js';
import { price } from './price.js';

const RUNS = { numRuns: 25 };

/**
 * Whether days begin where cycles do; on another clock a day can begin in one cycle and end in the
 * next, as can a metered interval.
 */
function onTheCyclesClock(tariff: Tariff, charge: PerKwhCharge): boolean {
  return tariff.zone === undefined && charge.schedule?.zone === undefined;
}

/** A tariff without what looks back at earlier cycles or at other lines. */
function withoutMemory(tariff: Tariff): Tariff {
  const charges = tariff.charges.filter(
    (charge) =>
      charge.kind !== 'once' &&
      charge.contractMonths === undefined &&
      !(charge.kind === 'minimum-bill' && charge.per === 'year') &&
      !(charge.kind === 'per-kw' && charge.billedDemand !== undefined) &&
      !(
        charge.kind === 'per-kwh' &&
        charge.price.type === 'tiers' &&
        charge.price.billedDemand !== undefined
      ) &&
      !(
        charge.kind === 'per-kwh' &&
        charge.price.type === 'tiers' &&
        charge.price.reset !== 'cycle' &&
        !(charge.price.reset === 'day' && onTheCyclesClock(tariff, charge))
      ),
  );
  return { ...tariff, charges, exportRule: { kind: 'charges' } };
}

function energyOnly(tariff: Tariff): Tariff {
  const charges = tariff.charges.filter(
    ({ kind, ...charge }) =>
      kind === 'per-kwh' &&
      !('price' in charge && charge.price.type === 'tiers' && charge.price.reset === 'interval'),
  );
  return { ...tariff, charges, exportRule: { kind: 'charges' } };
}

/** Every interval cut into as many equal parts; its energy must divide. */
function split(load: Load, parts: number): Load {
  const column = (values: Float64Array, each: (value: number, part: number) => number): Float64Array =>
    Float64Array.from({ length: values.length * parts }, (_, at) =>
      each(values[Math.floor(at / parts)] ?? 0, at % parts),
    );
  const share = (values: Float64Array | undefined): Float64Array =>
    column(values ?? new Float64Array(), (value) => value / parts);
  return {
    zone: load.zone,
    startUtc: Float64Array.from({ length: load.startUtc.length * parts }, (_, at) => {
      const whole = Math.floor(at / parts);
      return (load.startUtc[whole] ?? 0) + ((load.durationS[whole] ?? 0) / parts) * (at % parts);
    }),
    durationS: share(load.durationS),
    importMilliWh: share(load.importMilliWh),
    exportMilliWh: share(load.exportMilliWh),
    controlledLoadMilliWh: share(load.controlledLoadMilliWh),
  };
}

/** Rounding each reading makes it matter how long readings are. */
function unroundedReadings(tariff: Tariff): Tariff {
  return {
    ...tariff,
    charges: tariff.charges.map((charge) =>
      charge.kind === 'per-kwh' ? { ...charge, readings: undefined } : charge,
    ),
  };
}

function multiplied(load: Load, factor: number): Load {
  const times = (values: Float64Array | undefined): Float64Array =>
    (values ?? new Float64Array()).map((value) => value * factor);
  return {
    ...load,
    importMilliWh: times(load.importMilliWh),
    exportMilliWh: times(load.exportMilliWh),
    controlledLoadMilliWh: times(load.controlledLoadMilliWh),
  };
}

describe('a bill', () => {
  it('is exactly the sum of its lines', () => {
    fc.assert(
      fc.property(anyTariff, anyHome, (tariff, { load, cycles }) => {
        for (const { lines, totalMicros } of price(tariff, load, cycles))
          expect(lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0)).toBe(totalMicros);
      }),
      RUNS,
    );
  });

  it('is the same whether its cycle is priced alone or among others', () => {
    fc.assert(
      fc.property(anyTariff, anyHome, (tariff, { load, cycles }) => {
        const plain = withoutMemory(tariff);
        const together = price(plain, load, cycles);
        const alone = cycles.flatMap((cycle) => price(plain, load, [cycle]));
        expect(alone.map(({ totalMicros }) => totalMicros)).toEqual(
          together.map(({ totalMicros }) => totalMicros),
        );
      }),
      RUNS,
    );
  });

  it('never falls when a rate rises', () => {
    const raised = (each: EnergyPrice): EnergyPrice => {
      const higher = (text: string): string => (Number(text) + 0.01).toFixed(5);
      if (each.type === 'constant') return { ...each, price: higher(each.price) };
      return each.type === 'tiers'
        ? { ...each, tiers: each.tiers.map((tier) => ({ ...tier, price: higher(tier.price) })) }
        : each;
    };
    fc.assert(
      fc.property(anyTariff, anyHome, (tariff, { load, cycles }) => {
        const energy = energyOnly(tariff);
        const charges = energy.charges.map((charge): Charge =>
          charge.kind === 'per-kwh' ? { ...charge, price: raised(charge.price) } : charge,
        );
        const before = price(energy, load, cycles);
        const after = price({ ...energy, charges }, load, cycles);
        after.forEach(({ totalMicros }, at) => {
          expect(totalMicros).toBeGreaterThanOrEqual(before[at]?.totalMicros ?? NaN);
        });
      }),
      RUNS,
    );
  });

  it('does not change when intervals are split into equal parts', () => {
    fc.assert(
      fc.property(anyTariff, anyHome, fc.constantFrom(2, 3, 4), (tariff, { load, cycles }, parts) => {
        const energy = unroundedReadings(energyOnly(tariff));
        const perKw = energy.charges.some(
          (charge) =>
            charge.kind === 'per-kwh' &&
            charge.price.type === 'tiers' &&
            /kw|hours/.test(charge.price.boundUnit),
        );
        fc.pre(!perKw);
        const whole = multiplied(load, parts);
        const lines = (each: Load): readonly number[] =>
          price(energy, each, cycles).map(({ totalMicros }) => totalMicros);
        expect(lines(split(whole, parts))).toEqual(lines(whole));
      }),
      RUNS,
    );
  });
});
