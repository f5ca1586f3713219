import type { PickReason, Scoring, Staying, TopPlan, Verdict } from '../scoring/scoring.js';
import type { Fact, FactTable, Subject } from './fact.js';
import {
  countPhrase,
  dayPhrase,
  differencePhrase,
  energyPhrase,
  moneyPhrase,
  sharePhrase,
} from './phrases.js';
import { riskPhrase } from './risk-phrases.js';

/** A fact before it has its subject; `nameless` only where the phrase names a plan. */
interface Draft {
  readonly name: string;
  readonly phrase: string;
  readonly meaning: string;
  readonly nameless?: string;
}

/** What a plan is called where its name must not be told. */
const NAMELESS = '(name of the plan)';

/** Ids of the first three plans, in rank order. */
export const PLAN_SUBJECTS = ['p1', 'p2', 'p3'] as const;

/** Everything an explanation of this scoring may state. Same scoring, same table. */
export function factTable(scoring: Scoring): FactTable {
  const facts = [
    ...named('home', homeFacts(scoring)),
    ...named('stay', stayFacts(scoring.staying, scoring.currency)),
    ...named('verdict', verdictFacts(scoring)),
    ...scoring.top.flatMap((plan, index) => {
      const subject = PLAN_SUBJECTS[index];
      return subject === undefined ? [] : named(subject, planFacts(plan, scoring));
    }),
  ];
  return new Map(facts.map((fact) => [fact.id, fact]));
}

function named(subject: Subject, drafts: readonly Draft[]): readonly Fact[] {
  return drafts.map(({ name, phrase, meaning, nameless = phrase }) => ({
    id: `${subject}.${name}`,
    subject,
    phrase,
    nameless,
    meaning,
  }));
}

function homeFacts({ usage }: Scoring): readonly Draft[] {
  return [
    {
      name: 'annualKwh',
      phrase: `the ${energyPhrase(usage.annualKwh)} your home uses in a year`,
      meaning: 'power the home uses in a year',
    },
    {
      name: 'band',
      phrase: `between ${energyPhrase(usage.lowKwh)} and ${energyPhrase(usage.highKwh)} used in most years`,
      meaning: 'range of the yearly power',
    },
    {
      name: 'meteredShare',
      phrase: `${sharePhrase(usage.meteredShare)} of your year counted by a meter`,
      meaning: 'how much of the year was really metered',
    },
  ];
}

function stayFacts(staying: Staying, currency: string): readonly Draft[] {
  const facts: Draft[] = [];
  if (staying.annualCost !== null) {
    const phrase = `${moneyPhrase(staying.annualCost, currency)} for all your power in a year if you stay`;
    facts.push({ name: 'annualCost', phrase, meaning: 'yearly cost of staying' });
  }
  // Of a present plan that nobody described, no fee is known either.
  if (staying.kind !== 'unknown') {
    facts.push({
      name: 'leavingFee',
      phrase:
        Number(staying.leavingFeeToday) === 0
          ? 'no fee for leaving your present plan today'
          : `a fee of ${moneyPhrase(staying.leavingFeeToday, currency)} for leaving your present plan today`,
      meaning: 'fee for leaving the present plan today',
    });
  }
  if (staying.contractEnd !== null && staying.leavingIsFreeFrom !== null) {
    const phrase = `free to leave from ${dayPhrase(staying.leavingIsFreeFrom)}`;
    facts.push({ name: 'freeFrom', phrase, meaning: 'day from which leaving costs nothing' });
  }
  return facts;
}

function verdictFacts({ verdict, top, currency, filtered }: Scoring): readonly Draft[] {
  const limits = filtered.filter(({ reasons }) => reasons.some(({ code }) => code !== 'cannotBePriced'));
  const compares = filtered.length === 0 || limits.length > 0;
  const plan = top.find((candidate) => candidate.plan.planId === verdict.planId);
  const facts: Draft[] = [
    {
      name: 'advice',
      phrase: advicePhrase(verdict, plan === undefined ? 'the first plan below' : planName(plan), compares),
      nameless: advicePhrase(verdict, NAMELESS, compares),
      meaning: 'what to do, as a whole clause',
    },
  ];
  if (verdict.firstYearSavings !== null && verdict.advice !== 'stay') {
    facts.push({
      name: 'firstYearSavings',
      phrase: againstStaying(verdict.firstYearSavings, currency),
      meaning: 'first-year difference between the advice and staying',
    });
  }
  return facts;
}

/** `compares`: some plan was left out for a limit, not only for want of what its bill is. */
function advicePhrase({ advice, switchOn }: Verdict, name: string, compares: boolean): string {
  switch (advice) {
    case 'stay':
      return 'staying with your present plan is the best choice';
    case 'switchNow':
      return `switching to ${name} now is the best choice`;
    case 'switchOnDate':
      return `switching to ${name} on ${dayPhrase(switchOn ?? '')} is the best choice`;
    case 'switchPlan':
      return `${name} suits you best of all plans we priced`;
    case 'noPlan':
      return compares
        ? 'no plan keeps all the limits you set'
        : 'no plan can be compared with what you have now';
  }
}

function planName({ plan }: TopPlan): string {
  return `${plan.name} from ${plan.retailer}`;
}

function planFacts(ranked: TopPlan, scoring: Scoring): readonly Draft[] {
  const { currency } = scoring;
  const { plan, costBand } = ranked;
  const money = (amount: string): string => moneyPhrase(amount, currency);
  const facts: Draft[] = [
    {
      name: 'name',
      phrase: planName(ranked),
      nameless: NAMELESS,
      meaning: 'name of the plan and its supplier',
    },
    {
      name: 'firstYearCost',
      phrase: `${money(ranked.firstYear.cost)} for all your power in the first year`,
      meaning: 'cost of the first year',
    },
    {
      name: 'steadyCost',
      phrase: `${money(ranked.steadyYear.cost)} for all your power in a later year`,
      meaning: 'cost of a later year',
    },
    {
      name: 'costBand',
      phrase: `between ${money(costBand.low)} and ${money(costBand.high)} for all your power in most years`,
      meaning: 'range of the yearly cost',
    },
    { name: 'term', phrase: termPhrase(plan.termMonths), meaning: 'length of the contract' },
    ...ranked.reasons.map((reason) => ({ name: `reason.${reason}`, ...reasonPhrase(reason) })),
    ...ranked.flags.map((flag) => ({ name: `risk.${flag.kind}`, ...riskPhrase(flag, currency) })),
  ];
  return [...facts, ...statedFacts(ranked, currency), ...comparedFacts(ranked, currency)];
}

/** What the catalogue says of the plan, where it says it. */
function statedFacts({ plan }: TopPlan, currency: string): readonly Draft[] {
  const facts: Draft[] = [];
  if (plan.leavingFee.highest !== null) {
    const none = Number(plan.leavingFee.highest) === 0;
    const phrase = none
      ? 'no fee for leaving early'
      : `a fee for leaving early of up to ${moneyPhrase(plan.leavingFee.highest, currency)}`;
    facts.push({ name: 'leavingFee', phrase, meaning: 'fee for leaving this plan early' });
  }
  if (plan.renewablePercent !== null) {
    const phrase = `${String(plan.renewablePercent)}% renewable power`;
    facts.push({ name: 'renewable', phrase, meaning: 'share of renewable power' });
  }
  if (plan.rating !== null) {
    const phrase = `a supplier rated ${String(plan.rating)} out of 5`;
    facts.push({ name: 'rating', phrase, meaning: 'rating of the supplier' });
  }
  return facts;
}

/** What follows from comparing the plan with staying and with chance. */
function comparedFacts({ firstYear, timeline, winShare }: TopPlan, currency: string): readonly Draft[] {
  const facts: Draft[] = [];
  if (firstYear.savings !== null) {
    const phrase = againstStaying(firstYear.savings, currency);
    facts.push({
      name: 'savings',
      phrase,
      meaning: 'first-year difference to staying, leaving fee not counted',
    });
  }
  if (timeline !== null && timeline.breakEvenMonths !== null && timeline.breakEvenMonths > 0) {
    const phrase = `the fees of switching now repaid after ${countPhrase(timeline.breakEvenMonths, 'month')}`;
    facts.push({ name: 'breakEven', phrase, meaning: 'months until the fees of switching are repaid' });
  }
  if (winShare !== null) {
    const phrase = `first in ${sharePhrase(winShare)} of the years we tried`;
    facts.push({ name: 'winShare', phrase, meaning: 'how sure the ranking is' });
  }
  return facts;
}

function againstStaying(savings: string, currency: string): string {
  const difference = differencePhrase(savings, currency);
  return `${difference} ${difference === 'the same' ? 'as' : 'than'} staying in the first year`;
}

function termPhrase(termMonths: number | null): string {
  return termMonths === null || termMonths === 0
    ? 'no fixed term'
    : `a term of ${countPhrase(termMonths, 'month')}`;
}

function reasonPhrase(reason: PickReason): { readonly phrase: string; readonly meaning: string } {
  switch (reason) {
    case 'bestOverall':
      return { phrase: 'the best match for what you said matters', meaning: 'why it is shown: best overall' };
    case 'lowestCost':
      return { phrase: 'the lowest cost of all plans we priced for you', meaning: 'why it is shown: cost' };
    case 'mostFlexible':
      return { phrase: 'the easiest of the good plans to leave', meaning: 'why it is shown: flexibility' };
    case 'mostRenewable':
      return {
        phrase: 'the most renewable power of the good plans',
        meaning: 'why it is shown: renewable power',
      };
    case 'bestRated':
      return { phrase: 'the best rated supplier of the good plans', meaning: 'why it is shown: rating' };
    case 'runnerUp':
      return { phrase: 'next in line for what you said matters', meaning: 'why it is shown: next best' };
  }
}
