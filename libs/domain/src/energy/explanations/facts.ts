import type { PickReason, Scoring, Staying, TopPlan } from '../scoring/scoring.js';
import type { Draft, Explained } from './draft.js';
import { againstStaying, ifHeld, NAMELESS, overPhrase, planName } from './draft.js';
import type { Fact, FactTable, Subject } from './fact.js';
import {
  countPhrase,
  dayPhrase,
  energyPhrase,
  LEAST_SHARE,
  moneyPhrase,
  sharePhrase,
  yearsPhrase,
} from './phrases.js';
import { riskPhrase } from './risk-phrases.js';
import { verdictFacts } from './verdict-facts.js';

/** Ids of the first three plans, in rank order. */
export const PLAN_SUBJECTS = ['p1', 'p2', 'p3'] as const;

/** Everything an explanation of this scoring may state. Same scoring, same table. */
export function factTable(scoring: Explained): FactTable {
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
    ...(usage.lowKwh === usage.highKwh ? [] : [bandFact(usage)]),
    {
      name: 'meteredShare',
      phrase: `${sharePhrase(usage.meteredShare)} of your year counted by a meter`,
      meaning: 'how much of the year was really metered',
    },
  ];
}

function bandFact({ lowKwh, highKwh }: Scoring['usage']): Draft {
  return {
    name: 'band',
    phrase: `most likely between ${energyPhrase(lowKwh)} and ${energyPhrase(highKwh)}, as part of it is estimated`,
    meaning: 'range of the yearly power, as far as the estimated part may be off',
  };
}

function stayFacts(staying: Staying, currency: string): readonly Draft[] {
  const facts: Draft[] = [];
  if (staying.annualCost !== null) {
    const phrase = `${moneyPhrase(staying.annualCost, currency)} for all your power in a year if you stay`;
    facts.push({ name: 'annualCost', phrase, meaning: 'yearly cost of staying' });
  }
  // Of a present plan that nobody described, that it has no fee is not known either.
  if (staying.kind !== 'unknown' || Number(staying.leavingFeeToday) > 0) {
    facts.push({
      name: 'leavingFee',
      phrase:
        Number(staying.leavingFeeToday) === 0
          ? 'no fee for leaving your present plan today'
          : `a fee of ${moneyPhrase(staying.leavingFeeToday, currency)} for leaving your present plan today`,
      meaning: 'fee for leaving the present plan today',
    });
  }
  if (staying.contractEnded)
    facts.push({
      name: 'contractEnded',
      phrase: 'your contract has ended already',
      meaning: 'the contract is over',
    });
  if (staying.contractEnd !== null && !staying.contractEnded && staying.leavingIsFreeFrom !== null) {
    const phrase = `free to leave from ${dayPhrase(staying.leavingIsFreeFrom, currency)}`;
    facts.push({ name: 'freeFrom', phrase, meaning: 'day from which leaving costs nothing' });
  }
  return facts;
}

function planFacts(ranked: TopPlan, scoring: Explained): readonly Draft[] {
  const { currency, coverage } = scoring;
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
      phrase: `${money(costBand.central)} for all your power in the coming year`,
      meaning: 'expected cost of the coming year',
    },
    {
      name: 'steadyCost',
      phrase: `${money(ranked.steadyYear.cost)} for all your power in a later year`,
      meaning: 'cost of a later year',
    },
    {
      name: 'costBand',
      phrase: `between ${money(costBand.low)} and ${money(costBand.high)} in most years we tried`,
      meaning: 'range of the cost of the coming year',
    },
    { name: 'term', phrase: termPhrase(plan.termMonths), meaning: 'length of the contract' },
    ...ranked.reasons.map((reason) => ({ name: `reason.${reason}`, ...reasonPhrase(reason) })),
    ...ranked.flags.map((flag) => ({ name: `risk.${flag.kind}`, ...riskPhrase(flag, currency) })),
  ];
  return [...facts, ...statedFacts(ranked, currency), ...comparedFacts(ranked, currency, coverage)];
}

/** Facts that the catalogue states about the plan. */
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

/** Facts from comparing the plan with staying, all fees paid, in the expected and in the drawn years. */
function comparedFacts(
  { timeline, winShare, beatsStaying }: TopPlan,
  currency: string,
  { outdated }: Explained['coverage'],
): readonly Draft[] {
  const held = ifHeld(outdated);
  const facts: Draft[] = [];
  if (timeline !== null) {
    const { savings } = timeline.switchBest;
    const phrase = againstStaying(savings, currency, overPhrase(timeline.horizonMonths));
    facts.push({ name: 'savings', phrase, meaning: 'expected difference to staying, all fees paid' });
  }
  if (timeline !== null && timeline.breakEvenMonths !== null && timeline.breakEvenMonths > 0) {
    const phrase = `the fees of switching repaid after ${countPhrase(timeline.breakEvenMonths, 'month')}`;
    facts.push({ name: 'breakEven', phrase, meaning: 'months until the fees of switching are repaid' });
  }
  if (beatsStaying !== null && beatsStaying >= LEAST_SHARE) {
    const phrase = `cheaper than staying in ${yearsPhrase(beatsStaying)}${held}`;
    facts.push({ name: 'beatsStaying', phrase, meaning: 'how sure it is that it beats staying' });
  }
  if (winShare !== null && winShare >= LEAST_SHARE) {
    const phrase = `cheapest of all in ${yearsPhrase(winShare)}${held}`;
    facts.push({ name: 'winShare', phrase, meaning: 'how often it is the cheapest of all' });
  }
  return facts;
}

function termPhrase(termMonths: number | null): string {
  return termMonths === null || termMonths === 0
    ? 'no fixed term'
    : `a term of ${countPhrase(termMonths, 'month')}`;
}

function reasonPhrase(reason: PickReason): { readonly phrase: string; readonly meaning: string } {
  switch (reason) {
    case 'bestOverall':
      return {
        phrase: 'the best for your home of all plans we compared',
        meaning: 'why it is shown: best overall',
      };
    case 'lowestCost':
      return {
        phrase: 'the lowest expected cost of all plans we priced in full',
        meaning: 'why it is shown: cost',
      };
    case 'mostFlexible':
      return { phrase: 'the easiest to leave of the plans shown', meaning: 'why it is shown: flexibility' };
    case 'mostRenewable':
      return {
        phrase: 'the most renewable power of the plans shown',
        meaning: 'why it is shown: renewable power',
      };
    case 'bestRated':
      return {
        phrase: 'from the best rated supplier of the plans shown',
        meaning: 'why it is shown: rating',
      };
    case 'onlyPlan':
      return { phrase: 'the only plan we know here', meaning: 'why it is shown: there is no other' };
    case 'runnerUp':
      return { phrase: 'the next best of the plans we compared', meaning: 'why it is shown: next best' };
  }
}
