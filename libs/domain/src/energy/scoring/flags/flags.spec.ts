import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { MICROS } from '#domain/shared/money';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { certaintyFlags, contractFlags, priceFlags } from './plan-flags.js';
import type { RiskFlag } from './risk-flag.js';
import { RiskFlagSchema } from './risk-flag.js';
import { plainPlan } from '../scoring.spec-support.js';
import { usageFlags } from './usage-flags.js';

const usage = [850, 820, 780, 900, 950, 1400, 1600, 1500, 1000, 850, 800, 820].map((kwh) => kwh * 1_000_000);

function tariff(changes: Partial<Tariff>): Tariff {
  return plainPlan({ planId: 'p', cents: 10, tariff: changes }).tariff;
}

function credit(usageRange: { fromKwh?: string; upToKwh?: string }): Charge {
  return {
    id: 'credit',
    label: 'Usage credit',
    scope: 'bundled',
    kind: 'credit-if',
    amount: '125',
    usage: { flow: 'import', ...usageRange },
  };
}

describe('a bill credit', () => {
  it('is flagged where months come within a tenth of its threshold, with the money at stake', () => {
    expect(usageFlags(tariff({ charges: [credit({ fromKwh: '1000' })] }), usage)).toEqual([
      {
        kind: 'billCreditCliff',
        thresholdKwh: '1000',
        creditAmount: '125.00',
        monthsReached: 4,
        monthsNear: 3,
        withinPercent: 10,
        amountAtStake: '375.00',
      },
    ]);
  });

  it('is watched at both ends of its range', () => {
    const flags = usageFlags(tariff({ charges: [credit({ fromKwh: '500', upToKwh: '1550' })] }), usage);
    expect(flags).toMatchObject([{ thresholdKwh: '1550', monthsNear: 3, monthsReached: 11 }]);
  });

  it('is no risk where no month comes near', () => {
    expect(usageFlags(tariff({ charges: [credit({ fromKwh: '3000' })] }), usage)).toEqual([]);
  });

  it('counts a month exactly a tenth away as near', () => {
    const flags = usageFlags(tariff({ charges: [credit({ fromKwh: '1000' })] }), [900_000_000, 899_999_999]);
    expect(flags).toMatchObject([{ monthsNear: 1, monthsReached: 0 }]);
  });
});

describe('a minimum-usage fee', () => {
  const fee: Charge = {
    id: 'fee',
    label: 'Minimum usage fee',
    scope: 'bundled',
    kind: 'fee-if',
    amount: '9.95',
    usage: { flow: 'import', belowKwh: '800' },
  };

  it('is flagged with the months that pay it', () => {
    expect(usageFlags(tariff({ charges: [fee] }), usage)).toEqual([
      {
        kind: 'minimumUsageFee',
        thresholdKwh: '800',
        feeAmount: '9.95',
        monthsCharged: 1,
        monthsNear: 6,
        withinPercent: 10,
        amountCharged: '9.95',
      },
    ]);
  });
});

describe('a price that moves', () => {
  const flat = (dollars: number): readonly number[] => new Array<number>(12).fill(dollars * MICROS);

  it('says when an introductory price ends and what a year then costs more', () => {
    const costs: PlanCosts = {
      bands: [
        { fromContractMonth: 1, costs: flat(50) },
        { fromContractMonth: 7, costs: flat(80) },
      ],
      once: [{ contractMonth: 1, amountMicros: 30 * MICROS }],
    };
    expect(priceFlags(tariff({}), costs, '2026-11-21')).toEqual([
      { kind: 'introductoryPriceEnds', months: 6, endsOn: '2027-05-21', extraPerYear: '180.00' },
    ]);
  });

  it('says what a tenth more would cost when it is variable or indexed', () => {
    const costs: PlanCosts = { bands: [{ fromContractMonth: 1, costs: flat(50) }], once: [] };
    expect(priceFlags(tariff({ priceBasis: 'indexed' }), costs, '2026-11-21')).toEqual([
      { kind: 'priceCanChange', priceBasis: 'indexed', extraPerYearAtTenPercent: '60.00' },
    ]);
    expect(priceFlags(tariff({}), costs, '2026-11-21')).toEqual([]);
  });
});

describe('a contract', () => {
  it('is flagged for its fee, texts, estimates, conditions and eligibility', () => {
    const flags = contractFlags(
      tariff({
        termMonths: 24,
        terminationFee: { kind: 'per-month-remaining', amount: '20', waivedLastDays: 14 },
        unpriced: [{ text: 'A surcharge may apply', where: 'note 3', reason: 'no amount' }],
        estimated: 'estimated from its label',
        discounts: [
          {
            guaranteed: false,
            condition: 'Pay on time',
            charge: {
              id: 'd',
              label: 'Discount',
              scope: 'bundled',
              kind: 'percent-of',
              percent: '-5',
              of: {},
            },
          },
        ],
        eligibility: ['New customers'],
      }),
    );
    expect(flags).toEqual<RiskFlag[]>([
      { kind: 'highTerminationFee', amount: '480.00', limitAmount: '150.00' },
      { kind: 'unpricedText', count: 1, texts: ['A surcharge may apply'] },
      { kind: 'estimatedFromLabel' },
      { kind: 'conditionalDiscount', count: 1, names: ['Pay on time'] },
      { kind: 'eligibility', conditions: ['New customers'] },
    ]);
    for (const flag of flags) expect(() => RiskFlagSchema.parse(flag)).not.toThrow();
  });

  it('without any of that has no flag', () => {
    expect(
      contractFlags(tariff({ terminationFee: { kind: 'flat', amount: '149.99', waivedLastDays: 14 } })),
    ).toEqual([]);
  });
});

describe('thin data', () => {
  const band = { low: '900.00', central: '1000.00', high: '1100.00' };

  it('is flagged below three quarters of metered energy', () => {
    expect(certaintyFlags(0.7499, band)).toEqual([
      { kind: 'thinData', meteredPercent: 74, lowCost: '900.00', highCost: '1100.00' },
    ]);
    expect(certaintyFlags(0.75, band)).toEqual([]);
  });
});
