import type { Scoring, TopPlan } from '../scoring/scoring.js';

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
    score: '50.00',
    points: { cost: '40.00', flexibility: '50.00', renewable: '50.00', rating: '50.00' },
    firstYear: { cost, savings: (1_500 - Number(cost)).toFixed(2) },
    steadyYear: { cost: (Number(cost) + 88).toFixed(2), savings: (1_412 - Number(cost)).toFixed(2) },
    rankedYear: { cost: (Number(cost) + 44).toFixed(2), savings: (1_456 - Number(cost)).toFixed(2) },
    joiningFee: '0.00',
    centsPerKwh: '11.40',
    costBand: { low: (Number(cost) - 97).toFixed(2), central: cost, high: (Number(cost) + 103).toFixed(2) },
    winShare: 0.9 - rank * 0.2,
    cheapestShare: 0.5,
    pareto: true,
    betterThanStaying: true,
    timeline: {
      horizonMonths: 24,
      stayCost: '3000.00',
      switchNow: { on: '2026-11-21', terminationFee: '0.00', cost: '2600.00', savings: '400.00' },
      switchBest: { on: '2026-11-21', terminationFee: '0.00', cost: '2600.00', savings: '400.00' },
      advice: 'switchNow',
      breakEvenMonths: rank,
      firstYearNetSavings: '200.00',
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

/** Three plans, one better than staying, all figures told apart. */
export function scoring(over: Partial<Scoring> = {}): Scoring {
  const none = { cost: '0.00', flexibility: '0.00', renewable: '0.00', rating: '0.00' };
  return {
    engineVersion: 'test',
    today: '2026-11-21',
    currency: 'USD',
    horizonMonths: 24,
    resampledYears: 100,
    weights: none,
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
      leavingIsFreeFrom: '2027-03-03',
      score: null,
      points: null,
      rank: 4,
      winShare: null,
      cheapestShare: null,
      flags: [],
    },
    verdict: {
      advice: 'switchNow',
      planId: 'plan-1',
      switchOn: '2026-11-21',
      firstYearSavings: '288.63',
      horizonSavings: '400.00',
    },
    top: [topPlan(1), topPlan(2), topPlan(3)],
    others: [],
    filtered: [],
    ...over,
  };
}
