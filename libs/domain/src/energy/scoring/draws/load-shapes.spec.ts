import { plainUsage } from '../scoring.spec-support.js';
import { shapedLoads, shapeScales, WAKING } from './load-shapes.js';

const usage = plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900]);

describe('how the hours of a home move between years', () => {
  it('is further where they are a typical shape than where a meter counted them', () => {
    const [metered, mixed, spread] = (['metered', 'mixed', 'spread'] as const).map((timing) =>
      shapeScales({ ...usage, timing }),
    );
    for (let shape = 0; shape < WAKING; shape += 1) {
      expect(metered?.[shape]).toBeGreaterThan(0);
      expect(mixed?.[shape]).toBeGreaterThan(metered?.[shape] ?? Infinity);
      expect(spread?.[shape]).toBeGreaterThan(mixed?.[shape] ?? Infinity);
    }
  });

  it('is further where a part of the year is not metered', () => {
    const whole = shapeScales(usage);
    shapeScales({ ...usage, meteredShare: 0.25 }).forEach((scale, shape) => {
      expect(scale).toBeGreaterThan(whole[shape] ?? Infinity);
    });
  });

  it('leaves every month its energy', () => {
    const total = (milliWh: Float64Array): number => milliWh.reduce((sum, each) => sum + each, 0);
    for (const load of shapedLoads(usage)) {
      expect(load.importMilliWh).not.toEqual(usage.load.importMilliWh);
      expect(Math.abs(total(load.importMilliWh) / total(usage.load.importMilliWh) - 1)).toBeLessThan(1e-6);
    }
  });
});
