import { candidatesOf } from './candidates.js';
import { costPoints, MICROS_PER_COST_CENTI_POINT } from './points.js';
import type { Pricer } from '../pricing/priced-plan.js';
import { paretoFront } from './ranking.js';
import type { ScoringInput } from '../scoring-input.js';
import type { FilteredPlan } from '../scoring.js';
import type { RankedCandidate } from './standings.js';
import { baselineMicros, rankCandidates } from './standings.js';
import type { StayingCandidate } from '../staying/staying.js';
import { stayingCandidate } from '../staying/staying.js';
import type { Present, SwitchCost } from '../staying/switching.js';
import { bestSwitch, horizonMonthsOf, presentOf } from '../staying/switching.js';
import type { UsageLevels } from '../pricing/usage-levels.js';
import type { CentiPoints, Shares } from './weighting.js';
import { scoreOf, sharesOf } from './weighting.js';
import type { WinShare } from './win-shares.js';
import { winShares } from './win-shares.js';

/** One ranked plan with all that weighing found. */
export interface WeighedPlan {
  readonly candidate: RankedCandidate;
  /** 1 is best. */
  readonly rank: number;
  readonly pareto: boolean;
  /** Cheapest way to switch to it, and whether that beats staying; null when the present cost is unknown. */
  readonly best: SwitchCost | null;
  readonly betterThanStaying: boolean | null;
  readonly wins: WinShare | null;
}

/** A scoring run in numbers, before it is put into words. */
export interface Weighing {
  readonly shares: Shares;
  readonly horizonMonths: number;
  /** Both null when the present cost is unknown. */
  readonly staying: StayingCandidate | null;
  readonly present: Present | null;
  readonly stayingWins: WinShare | null;
  /** Best first. */
  readonly plans: readonly WeighedPlan[];
  readonly filtered: readonly FilteredPlan[];
}

/** Filters, prices, ranks and weighs every plan against staying and over the resampled years. */
export function weighPlans(input: ScoringInput, levels: UsageLevels, price: Pricer): Weighing {
  const { today, contract, usage } = input;
  const shares = sharesOf(input.weights);
  const staying = stayingCandidate(input, shares, { factors: levels.factors, price });
  const horizonMonths = horizonMonthsOf(contract, today);
  const present =
    staying === null ? null : presentOf({ today, contract, costs: staying.costs }, horizonMonths);
  const { priced, filtered } = candidatesOf(input, price);
  const baseline = baselineMicros(staying?.costMicros ?? null, usage);
  const ranked = rankCandidates(priced, baseline, { shares, today });
  const front = new Set(paretoFront(ranked));
  const wins = winsOf(staying === null ? ranked : [staying, ...ranked], levels, shares);
  const firstPlan = staying === null ? 0 : 1;
  const plans = ranked.map((candidate, index): WeighedPlan => {
    const best = present === null ? null : bestSwitch(present, candidate.priced.costs);
    const betterThanStaying =
      best === null || staying === null
        ? null
        : scoreAgainstStaying(candidate.points, best.savingsMicros * (12 / horizonMonths), shares) >
          staying.score;
    const win = wins[firstPlan + index] ?? null;
    return { candidate, rank: index + 1, pareto: front.has(candidate), best, betterThanStaying, wins: win };
  });
  const stayingWins = staying === null ? null : (wins[0] ?? null);
  return { shares, horizonMonths, staying, present, stayingWins, plans, filtered };
}

/** The score when cost points are given for what a year really saves: fees and waiting counted. */
function scoreAgainstStaying(points: CentiPoints, savedMicros: number, shares: Shares): number {
  return scoreOf({ ...points, cost: costPoints(savedMicros) }, shares);
}

/** Shares of the resampled years; the earlier of equals wins, staying before every plan. */
function winsOf(
  contenders: readonly (StayingCandidate | RankedCandidate)[],
  levels: UsageLevels,
  shares: Shares,
): readonly (WinShare | null)[] {
  return winShares(
    contenders.map(({ priced, points }) => ({
      levelCosts: priced.levelCosts,
      otherPoints:
        points.flexibility * shares.flexibility +
        points.renewable * shares.renewable +
        points.rating * shares.rating,
    })),
    levels,
    shares.cost / MICROS_PER_COST_CENTI_POINT,
  );
}
