import fc from 'fast-check';
import { plainInput, plainUsage, rankPlain } from '../scoring.spec-support.js';
import type { HomeUsage } from '../home-usage.js';
import type { OwnRate } from './own-rate.js';
import { ownRateTariff } from './own-rate.js';

/** 2025 in UTC, one kWh in every hour. */
const usage = plainUsage(
  Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2025, month + 1, 0)).getUTCDate() * 24),
);
const flat: OwnRate = { energyCentsPerKwh: '20', monthlyFee: '0', currency: 'USD', asOf: '2026-01-01' };

function staying(rate: Partial<OwnRate>, home: HomeUsage = usage) {
  const tariff = ownRateTariff({ ...flat, ...rate });
  const plan = { planId: 'own-rate', name: 'Mine', retailer: '-', rating: null, tariff };
  return rankPlain(plainInput({ usage: home, present: { kind: 'ownRate', plan } })).staying;
}

const clock = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom('00', '30') })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${minute}`);

describe('a typed rate', () => {
  it('that is cheaper at certain hours is billed by them, each half hour at one price', () => {
    fc.assert(
      fc.property(clock, clock, fc.boolean(), (from, to, weekends) => {
        fc.pre(from !== to);
        const halves = Array.from(
          { length: 365 * 48 },
          (_, at) => new Date(Date.UTC(2025, 0, 1, 0, at * 30)),
        );
        const cheap = halves.filter((half) => {
          const time = half.toISOString().slice(11, 16);
          const within = from < to ? time >= from && time < to : time >= from || time < to;
          return within || (weekends && [0, 6].includes(half.getUTCDay()));
        }).length;
        const { annualCost } = staying({ cheapHours: { centsPerKwh: '5', from, to, weekends } });
        expect(Number(annualCost)).toBeCloseTo((cheap * 5 + (halves.length - cheap) * 20) / 200, 1);
      }),
      { numRuns: 20 },
    );
  });

  it('costs the same with hours as without where both prices are one', () => {
    const cheapHours = { centsPerKwh: '20', from: '23:30', to: '05:30', weekends: true };
    expect(staying({ cheapHours }).annualCost).toBe(staying({}).annualCost);
  });

  it('earns what is paid for power sent to the grid, and asks where that was not said', () => {
    const sending = {
      ...usage,
      load: { ...usage.load, exportMilliWh: usage.load.importMilliWh.map(() => 500_000) },
    };
    expect(staying({}, sending)).toMatchObject({ annualCost: '1752.00', asks: ['whatDoExportsPay'] });
    expect(staying({ exportCentsPerKwh: '8' }, sending)).toMatchObject({ annualCost: '1401.60', asks: [] });
    expect(staying({}).asks).toEqual([]);
  });
});
