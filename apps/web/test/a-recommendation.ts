import { RecommendationView } from '#projections/energy/recommendation/recommendation.view';

type Body = RecommendationView['body'];
type Top = Body['top'][number];

/** A made-up ranked plan; `cost` is its first year in dollars, staying costs 1,800. */
export function aPlan(planId: string, cost: number, rest: Partial<Top> = {}): Top {
  const savings = (1800 - cost).toFixed(2);
  const twoYears = (2 * (1800 - cost)).toFixed(2);
  const year = { cost: cost.toFixed(2) };
  return {
    plan: {
      planId,
      name: `Plan ${planId}`,
      retailer: 'Acorn Power',
      priceBasis: 'fixed',
      termMonths: 12,
      leavingFee: { kind: 'flat', amount: '150', highest: '150' },
      renewablePercent: 100,
      rating: 4.3,
      source: 'Our own test',
      asOf: '2026-11-01',
    },
    rank: 1,
    firstYear: year,
    steadyYear: year,
    rankedYear: year,
    wishesWorth: '0.00',
    joiningFee: '0',
    centsPerKwh: '12.4',
    costBand: { low: (cost * 0.9).toFixed(2), central: cost.toFixed(2), high: (cost * 1.1).toFixed(2) },
    winShare: 0.745,
    beatsStaying: 0.9,
    betterThanStaying: cost < 1800,
    timeline: {
      horizonMonths: 24,
      stayCost: '3600.00',
      switchNow: {
        ...{ on: '2026-11-21', terminationFee: '120', cost: (2 * cost + 120).toFixed(2) },
        ...{ savings: '0', firstYearSavings: '0' },
      },
      switchBest: {
        ...{ on: '2027-03-02', terminationFee: '0', cost: (2 * cost + 60).toFixed(2) },
        ...{ savings: twoYears, firstYearSavings: savings },
      },
      advice: 'switchOnDate',
      waitReason: 'freeFrom',
      breakEvenMonths: 6,
    },
    flags: [],
    reasons: ['bestOverall'],
    bills: [{ month: '2026-12', cost: '100.00' }],
    series: [
      { start: '2026-11-21', end: '2026-12-21', stay: '150.00', switchNow: '245.10', switchBest: '150.00' },
      { start: '2026-12-21', end: '2027-01-21', stay: '300.00', switchNow: '370.20', switchBest: '300.00' },
    ],
    ...rest,
  };
}

const STAYING: Body['staying'] = {
  kind: 'ownRate',
  planId: null,
  name: 'Your present rate',
  retailer: null,
  annualCost: '1800.00',
  costBand: { low: '1700', central: '1800', high: '1900' },
  bills: [],
  contractEnd: '2027-03-15',
  leavingFeeToday: '120',
  contractEnded: false,
  leavingIsFreeFrom: '2027-03-02',
  leavingIsFreeWhy: 'in Texas no fee is due in the last 14 days of a contract',
  asks: [],
  rank: 5,
  winShare: 0.01,
  flags: [],
};

const COVERAGE: Body['coverage'] = {
  plans: 4,
  retailers: 1,
  lists: [{ source: 'Our own list', plans: 4, asOf: '2026-11-01' }],
  oldest: '2026-11-01',
  newest: '2026-11-20',
  noOffers: false,
  outdated: 0,
};

/** A made-up recommendation, valid by its view; `parts` replaces parts of its body. */
export function aRecommendation(parts: Partial<Body> = {}): RecommendationView {
  const { reasons: _reasons, bills: _bills, series: _series, ...ranked } = aPlan('d', 1850, { rank: 6 });
  const top = [aPlan('a', 1500), aPlan('b', 1600, { rank: 2 }), aPlan('c', 1650, { rank: 3 })];
  return RecommendationView.parse({
    recommendationId: '0b54a3a1-5b0c-4c5e-9d0e-6f7f6f0f5a11',
    issuedAt: '2026-11-21T12:00:00Z',
    feedback: [],
    body: {
      engineVersion: '1.0.0',
      today: '2026-11-21',
      currency: 'USD',
      choice: 'supplier',
      horizonMonths: 24,
      drawnYears: 200,
      caution: 'expected',
      assumptions: {
        market: { cost: '1700.00', centsPerKwh: '14.05' },
        afterContract: {
          ...{ kind: 'market', percent: null, from: '2027-03-16' },
          year: { cost: '1800.00', centsPerKwh: '14.88' },
        },
        afterTerm: { kind: 'market', percent: null },
      },
      idleWishes: [],
      usage: { annualKwh: '12100', lowKwh: '11000', highKwh: '13000', meteredShare: 0.93, months: [] },
      staying: STAYING,
      verdict: {
        advice: 'switchNow',
        planId: 'a',
        switchOn: '2026-11-21',
        firstYearSavings: '300.00',
        horizonSavings: '480.00',
        beatsStaying: 0.9,
        wish: null,
      },
      top,
      others: [ranked],
      incomplete: [],
      filtered: [],
      relaxations: [],
      inputs: { usage: 'u', catalogueRevision: 'r', cataloguePosition: '1', household: 'h' },
      coverage: COVERAGE,
      preferences: {
        wishes: {
          ...{ renewableCentsPerKwh: '0', starPerYear: '0', freedomPerYear: '0', fixedPricePerYear: '0' },
          leavingFeePercent: 0,
        },
        limits: {},
      },
      ...parts,
    },
  });
}
