import type { RankedPlan, Scoring } from '../scoring/scoring.js';
import type { WaitReason } from '../scoring/timeline/timeline.js';
import type { Draft, Explained } from './draft.js';
import { againstStaying, ifHeld, NAMELESS, overPhrase, planName } from './draft.js';
import { dayPhrase, LEAST_SHARE, moneyPhrase, yearsPhrase } from './phrases.js';

/** Facts about the verdict: the advice, its saving with all fees paid, how sure it is, and the reason to wait. */
export function verdictFacts(scoring: Explained): readonly Draft[] {
  const { coverage, verdict, top, others, currency, filtered, horizonMonths } = scoring;
  const limits = filtered.filter(({ reasons }) => reasons.some(({ code }) => code !== 'cannotBePriced'));
  const compares = filtered.length === 0 || limits.length > 0;
  const named = (planId: string | null | undefined): RankedPlan | undefined =>
    [...top, ...others].find((candidate) => candidate.plan.planId === planId);
  const plan = named(verdict.planId);
  const facts: Draft[] = [
    {
      name: 'advice',
      phrase: advicePhrase(scoring, plan === undefined ? 'the first plan below' : planName(plan), compares),
      nameless: advicePhrase(scoring, NAMELESS, compares),
      meaning: 'what to do, as a whole clause',
    },
  ];
  const money = (amount: string): string => moneyPhrase(amount, currency);
  if (verdict.horizonSavings !== null && verdict.firstYearSavings !== null) {
    facts.push({
      name: 'horizonSavings',
      phrase: againstStaying(verdict.horizonSavings, currency, overPhrase(horizonMonths)),
      meaning: 'expected difference between the advice and staying over the whole time, all fees paid',
    });
    facts.push({
      name: 'firstYearSavings',
      phrase: againstStaying(verdict.firstYearSavings, currency, 'in the first year'),
      meaning: 'expected difference in the first year after the switch, all fees paid',
    });
  }
  if (verdict.beatsStaying !== null && verdict.beatsStaying >= LEAST_SHARE)
    facts.push({
      name: 'beatsStaying',
      phrase: `cheaper than staying in ${yearsPhrase(verdict.beatsStaying)}${ifHeld(coverage.outdated)}`,
      meaning: 'how sure it is that the switch pays',
    });
  const close = named(verdict.closeCall?.planId);
  if (verdict.closeCall !== undefined)
    facts.push(
      closeCallFact(
        scoring,
        verdict.closeCall,
        close === undefined ? 'the first plan below' : planName(close),
      ),
    );
  if (verdict.advice === 'switchOnDate') facts.push(waitFact(scoring, plan?.timeline?.waitReason ?? null));
  if (verdict.wish !== null)
    facts.push({
      name: 'wish',
      phrase: `the plan closest to your wishes costs ${money(verdict.wish.costPerYear)} a year more`,
      meaning: 'what a wish costs a year',
    });
  if (coverage.outdated > 0)
    facts.push({
      name: 'oldPrices',
      phrase: `${oldPhrase(coverage)} than prices here usually last`,
      meaning: 'a warning of old prices, as a whole clause; state it',
    });
  return facts;
}

/** The plan that is expected to save and was held back, how unsure that is, and what would tell. */
function closeCallFact(
  { currency, horizonMonths }: Scoring,
  { horizonSavings, costsMore, readingsHelp }: NonNullable<Scoring['verdict']['closeCall']>,
  name: string,
): Draft {
  const saved = againstStaying(horizonSavings, currency, overPhrase(horizonMonths));
  const settles = readingsHelp
    ? 'More months of readings can settle it'
    : 'Which of the two is cheaper hangs on how much you will use in the coming year';
  const phrase = (who: string): string =>
    `${who} is expected to cost ${saved}, but costs more than staying in ${yearsPhrase(costsMore)}: too close to call. ${settles}`;
  return {
    name: 'closeCall',
    phrase: phrase(name),
    nameless: phrase(NAMELESS),
    meaning:
      'a plan that may save but was held back, how sure that is and what would settle it, as a whole clause; state it',
  };
}

function oldPhrase({ plans, outdated }: Explained['coverage']): string {
  if (plans === 1) return 'the price we know is older';
  if (outdated === plans) return 'all these prices are older';
  return `${String(outdated)} of these ${String(plans)} prices ${outdated === 1 ? 'is' : 'are'} older`;
}

/** Why the best day to switch is later than today. */
function waitFact({ staying, assumptions, currency }: Scoring, reason: WaitReason | null): Draft {
  const meaning = 'why it is better to wait';
  const after = assumptions.afterContract.year;
  switch (reason) {
    case 'freeFrom': {
      const why = staying.leavingIsFreeWhy === null ? '' : `, since ${staying.leavingIsFreeWhy}`;
      return { name: 'wait', phrase: `from that day on leaving is free of charge${why}`, meaning };
    }
    case 'feeFalls':
      return { name: 'wait', phrase: 'the fee for leaving falls on that day', meaning };
    case 'contractEnds':
      return {
        name: 'wait',
        phrase: `your contract has ended by then${after === null ? '' : `, and staying is expected to cost ${moneyPhrase(after.cost, currency)} a year after it`}`,
        meaning,
      };
    case 'cheaperUntilThen':
    case null:
      return { name: 'wait', phrase: 'your present price is cheaper until then', meaning };
  }
}

/** `compares`: some plan was left out for a limit, not only for want of what its bill is. */
function advicePhrase(scoring: Scoring, name: string, compares: boolean): string {
  const { verdict, currency } = scoring;
  const { advice, switchOn } = verdict;
  switch (advice) {
    case 'stay':
      return 'staying with your present plan is the best choice: no plan we compared pays once all fees are paid';
    case 'tooCloseToCall':
      return 'it is best to stay with your present plan for now: no switch pays surely enough';
    case 'switchNow':
      return `switching to ${name} now is the best choice`;
    case 'switchOnDate':
      return `switching to ${name} on ${dayPhrase(switchOn ?? '', currency)} is the best choice`;
    case 'switchPlan':
      return `${name} is expected to cost you the least of all plans we priced in full`;
    case 'onlyPlan':
      return scoring.choice === 'tariff'
        ? `there is no supplier to switch to, and ${name} is the only price plan we know for you`
        : `we know no offer to switch to yet, and ${name} is what a home pays that has chosen nothing`;
    case 'noPlan':
      return compares
        ? 'no plan meets all the limits you set'
        : 'no plan can be compared with what you have now';
    case 'noWholePlan':
      return 'no plan here can be priced in full, so none is named best';
  }
}
