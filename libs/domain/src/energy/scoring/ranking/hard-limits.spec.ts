import type { CandidatePlan, HardLimits } from '../scoring-input.js';
import { brokenLimits } from './hard-limits.js';
import { plainInput, plainPlan, rankPlain } from '../scoring.spec-support.js';

const plan = plainPlan({
  planId: 'long',
  cents: 10,
  rating: 2,
  retailer: 'Acorn Power',
  tariff: {
    termMonths: 24,
    renewablePercent: '12.5',
    priceBasis: 'variable',
    terminationFee: { kind: 'per-month-remaining', amount: '15', waivedLastDays: 14 },
    charges: [
      {
        id: 'credit',
        label: 'Credit',
        scope: 'bundled',
        kind: 'credit-if',
        amount: '100',
        usage: { flow: 'import', fromKwh: '1000' },
      },
    ],
  },
});

const silent: CandidatePlan = {
  ...plan,
  rating: null,
  tariff: { ...plan.tariff, terminationFee: { kind: 'unknown' } },
};
delete silent.tariff.renewablePercent;

describe('hard limits', () => {
  it.each<[HardLimits, string, string | null, string | null]>([
    [{ maxTermMonths: 12 }, 'termTooLong', '12', '24'],
    [{ maxTerminationFee: '150' }, 'terminationFeeTooHigh', '150.00', '360.00'],
    [{ minRenewablePercent: 50 }, 'tooLittleRenewable', '50', '12.5'],
    [{ minRating: 3.5 }, 'ratingTooLow', '3.5', '2'],
    [{ fixedPriceOnly: true }, 'priceNotFixed', 'fixed', 'variable'],
    [{ noBillCredits: true }, 'hasBillCredit', null, '1'],
    [{ excludedRetailers: [' acorn power '] }, 'retailerExcluded', 'Acorn Power', 'Acorn Power'],
  ])('%j leaves a plan out and says why', (limits, code, limit, actual) => {
    expect(brokenLimits(plan, limits)).toEqual([
      { code, limit, actual, message: expect.stringMatching(/\.$/) as string },
    ]);
  });

  it('let a plan pass that just keeps them', () => {
    const limits = { maxTermMonths: 24, maxTerminationFee: '360', minRenewablePercent: 12, minRating: 2 };
    expect(brokenLimits(plan, limits)).toEqual([]);
  });

  it('are not kept by what a plan does not state', () => {
    const limits = { maxTerminationFee: '500', minRenewablePercent: 1, minRating: 1 };
    expect(brokenLimits(silent, limits).map(({ code, actual }) => [code, actual])).toEqual([
      ['terminationFeeTooHigh', null],
      ['tooLittleRenewable', null],
      ['ratingTooLow', null],
    ]);
  });

  it('of nothing ask nothing', () => {
    expect(brokenLimits(silent, { minRenewablePercent: 0, minRating: 0, excludedRetailers: [] })).toEqual([]);
  });

  it('name every reason at once', () => {
    const { filtered } = rankPlain(
      plainInput({ plans: [plan], limits: { maxTermMonths: 6, fixedPriceOnly: true } }),
    );
    expect(filtered[0]?.reasons.map(({ code }) => code)).toEqual(['termTooLong', 'priceNotFixed']);
  });
});

describe('a plan that cannot be priced', () => {
  it('is left out with the reason', () => {
    const unpriced = [{ text: 'Market price', where: 'note', reason: 'no figure' }];
    const words = { ...plan, tariff: { ...plan.tariff, unpriced } };
    const { filtered, top, incomplete } = rankPlain(plainInput({ plans: [words] }));
    expect([top, incomplete]).toEqual([[], []]);
    expect(filtered).toMatchObject([{ planId: 'long', reasons: [{ code: 'cannotBePriced' }] }]);
  });

  it('is so too when it bears the id of another', () => {
    const twice = [plainPlan({ planId: 'same', cents: 9 }), plainPlan({ planId: 'same', cents: 5 })];
    const { filtered, top } = rankPlain(plainInput({ plans: twice }));
    expect(top.map(({ firstYear }) => firstYear.cost)).toEqual(['1080.00']);
    expect(filtered[0]?.reasons[0]?.message).toBe('Another plan of the catalogue has the same id.');
  });

  it('is so too when its money is another', () => {
    const foreign = plainPlan({ planId: 'aud', cents: 5, tariff: { currency: 'AUD' } });
    const { filtered } = rankPlain(plainInput({ plans: [foreign] }));
    expect(filtered[0]?.reasons[0]?.message).toBe('Its prices are in AUD, not USD.');
  });
});
