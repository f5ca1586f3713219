import { energy, hourly, tariffOf } from '../plain-tariff.spec-support.js';
import type { Unpriced } from './tariff.js';
import { asHomePays } from './missing-money.js';

const note = (where: string, onlyWith?: 'export' | 'controlledLoad'): Unpriced => ({
  where,
  text: where,
  reason: 'It is not understood.',
  ...(onlyWith && { onlyWith }),
});
const tariff = tariffOf([energy('0.3')], {
  unpriced: [note('fee'), note('feed-in', 'export'), note('second circuit', 'controlledLoad')],
});
const load = hourly('Australia/Sydney', '2026-01-01', ['1', '1']);

describe('what is not priced', () => {
  it('is missed by homes alone whose meter shows it', () => {
    const missedBy = (more: object): readonly string[] =>
      asHomePays(tariff, { ...load, ...more }).unpriced.map(({ where }) => where);
    expect(missedBy({})).toEqual(['fee']);
    expect(missedBy({ exportMilliWh: Float64Array.of(0, 5) })).toEqual(['fee', 'feed-in']);
    expect(
      missedBy({ controlledLoadMilliWh: Float64Array.of(5, 0), exportMilliWh: Float64Array.of(0, 0) }),
    ).toEqual(['fee', 'second circuit']);
  });
});
