import fc from 'fast-check';
import type { Energy } from '#domain/shared/units';
import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import { MeanPower } from './mean-power.js';

describe('turning mean power into energy', () => {
  it('loses nothing in thirds', () => {
    const watts = ['100', '101', '102', '103', '104', '105', '106', '107'];
    const power = new MeanPower(3);
    const total = watts.reduce(
      (sum, text) => addEnergy(sum, power.energy(text, 600) ?? NO_ENERGY),
      NO_ENERGY,
    );
    expect(kwhText(total)).toBe('0.138');
  });

  it('totals to what the sum of powers gives, to the last place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90_000, max: 90_000 }), { minLength: 1 }), (watts) => {
        const power = new MeanPower(3);
        const energies = watts.map((watt): Energy => power.energy(String(watt), 600) ?? NO_ENERGY);
        const total = Number(kwhText(energies.reduce(addEnergy, NO_ENERGY)));
        expect(total).toBeCloseTo(watts.reduce((sum, watt) => sum + watt, 0) / 6000, 9);
        expect(energies.every(({ milliWh, restE20Kwh }) => milliWh * restE20Kwh >= 0)).toBe(true);
      }),
    );
  });

  it('knows what is no number', () => {
    expect(new MeanPower(3).energy('No CT', 600)).toBeUndefined();
  });
});
