import { climatesOfZone, isSouthern } from './climates-of-zone.js';
import { importModel } from './season-model.js';

describe('climates of a zone', () => {
  it.each(['America/Chicago', 'Europe/Paris', 'Australia/Perth', 'Asia/Tokyo', 'UTC', 'America/Boise'])(
    'gives %s climates whose odds sum to one',
    (zone) => {
      const odds = climatesOfZone(zone).map(({ weight }) => weight);
      expect(odds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    },
  );

  it('turns the year round in the south', () => {
    expect(isSouthern('Australia/Adelaide')).toBe(true);
    expect(isSouthern('Pacific/Auckland')).toBe(true);
    expect(isSouthern('Europe/Lisbon')).toBe(false);
    const [climate] = importModel('Australia/Sydney').climates;
    expect(climate?.weather[15]?.cooling).toBeGreaterThan(0.9);
    expect(climate?.weather[196]?.heating).toBeGreaterThan(0.9);
  });
});
