import fc from 'fast-check';
import { price } from '../reference/price.js';
import { reduce } from '../reduction/reduce.js';
import type { Tariff } from '../model/tariff.js';
import { anyHome } from './arbitrary-homes.spec-support.js';
import type { RandomHome } from './arbitrary-homes.spec-support.js';
import { anyTariff, netMeteredTariff } from './arbitrary-tariffs.spec-support.js';
import { compileCatalogue } from './compile.js';
import { priceCompiled } from './price-compiled.spec-support.js';

const RUNS = 100;

function fast(tariff: Tariff, { load, cycles }: RandomHome): readonly number[] {
  const { cycleMicros, failures } = priceCompiled(compileCatalogue([tariff]), reduce(load, cycles));
  for (const failure of failures.values()) throw failure;
  return [...cycleMicros];
}

function plain(tariff: Tariff, { load, cycles }: RandomHome): readonly number[] {
  return price(tariff, load, cycles).map(({ totalMicros }) => totalMicros);
}

describe('the fast path', () => {
  it('equals the reference to the micro on random tariffs and homes', () => {
    fc.assert(
      fc.property(anyTariff, anyHome, (tariff, home) => {
        expect(fast(tariff, home)).toEqual(plain(tariff, home));
      }),
      { numRuns: RUNS },
    );
  });

  it('equals the reference under net metering', () => {
    fc.assert(
      fc.property(netMeteredTariff, anyHome, (tariff, home) => {
        expect(fast(tariff, home)).toEqual(plain(tariff, home));
      }),
      { numRuns: RUNS },
    );
  });

  it('equals the reference for plans that share some of their lines, all lines or none', () => {
    fc.assert(
      fc.property(fc.array(anyTariff, { minLength: 2, maxLength: 3 }), anyHome, (tariffs, home) => {
        const plans = tariffs.flatMap((tariff) => [
          tariff,
          { ...tariff, charges: tariff.charges.slice(0, Math.ceil(tariff.charges.length / 2)) },
          tariff,
        ]);
        const { cycleMicros } = priceCompiled(compileCatalogue(plans), reduce(home.load, home.cycles));
        expect([...cycleMicros]).toEqual(plans.flatMap((plan) => plain(plan, home)));
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
