import type { TopPlan } from '../scoring/scoring.js';
import type { Switch } from '../scoring/timeline/timeline.js';
import type { Explained } from './draft.js';

/** A plan among the first three, as plain as can be. */
export function topPlan(rank: number, over: Partial<TopPlan> = {}): TopPlan {
  const cost = (1_100 + rank * 111.37).toFixed(2);
  return {
    plan: {
      planId: `plan-${String(rank)}`,
      name: `Acorn Saver ${String(rank * 12)}`,
      retailer: `Oak & Elm ${String(rank)}`,
      priceBasis: 'fixed',
      termMonths: rank * 12,
      leavingFee: { kind: 'flat', amount: '150.00', highest: '150.00' },
      renewablePercent: rank * 17,
      rating: 4.5,
      source: 'Made up for a test',
      asOf: '2026-11-01',
    },
    rank,
    firstYear: { cost: (Number(cost) + 1).toFixed(2) },
    steadyYear: { cost: (Number(cost) + 88).toFixed(2) },
    rankedYear: { cost: (Number(cost) + 44).toFixed(2) },
    wishesWorth: '0.00',
    joiningFee: '0.00',
    centsPerKwh: '11.40',
    costBand: { low: (Number(cost) - 97).toFixed(2), central: cost, high: (Number(cost) + 103).toFixed(2) },
    winShare: 0.9 - rank * 0.2,
    beatsStaying: 0.97 - rank * 0.1,
    betterThanStaying: true,
    timeline: {
      horizonMonths: 24,
      stayCost: '3000.00',
      switchNow: way(rank),
      switchBest: way(rank),
      advice: 'switchNow',
      waitReason: null,
      breakEvenMonths: rank,
    },
    flags: [
      { kind: 'highTerminationFee', amount: '150.00', limitAmount: '100.00' },
      { kind: 'priceCanChange', priceBasis: 'variable', extraPerYearAtTenPercent: '121.14' },
    ],
    reasons: [rank === 1 ? 'bestOverall' : 'runnerUp'],
    bills: [],
    series: [],
    ...over,
  };
}

function way(rank: number): Switch {
  const saved = {
    savings: (800 - rank * 222.74).toFixed(2),
    firstYearSavings: (400 - rank * 111.37).toFixed(2),
  };
  return { on: '2026-11-21', terminationFee: '0.00', cost: (2_200 + rank * 222.74).toFixed(2), ...saved };
}

/** Three plans, one better than staying, all figures told apart. */
export function scoring(over: Partial<Explained> = {}): Explained {
  return {
    engineVersion: 'test',
    today: '2026-11-21',
    currency: 'USD',
    choice: 'supplier',
    horizonMonths: 24,
    drawnYears: 100,
    caution: 'expected',
    assumptions: {
      market: { cost: '1400.00', centsPerKwh: '11.41' },
      afterContract: {
        ...{ kind: 'market', percent: null, from: '2027-03-04' },
        year: { cost: '1500.00', centsPerKwh: '12.22' },
      },
      afterTerm: { kind: 'market', percent: null },
    },
    idleWishes: [],
    usage: { annualKwh: '12270.4', lowKwh: '11010', highKwh: '13490', meteredShare: 0.82, months: [] },
    staying: {
      kind: 'annualCost',
      planId: null,
      name: 'Present plan',
      retailer: null,
      annualCost: '1500.00',
      costBand: null,
      bills: [],
      contractEnd: '2027-03-03',
      leavingFeeToday: '75.00',
      contractEnded: false,
      leavingIsFreeFrom: '2027-03-03',
      leavingIsFreeWhy: null,
      asks: [],
      rank: 4,
      winShare: null,
      flags: [],
    },
    verdict: {
      advice: 'switchNow',
      planId: 'plan-1',
      switchOn: '2026-11-21',
      firstYearSavings: '288.63',
      horizonSavings: '577.26',
      beatsStaying: 0.87,
      wish: null,
    },
    top: [topPlan(1), topPlan(2), topPlan(3)],
    others: [],
    incomplete: [],
    filtered: [],
    relaxations: [],
    coverage: { plans: 3, outdated: 0 },
    ...over,
  };
}
