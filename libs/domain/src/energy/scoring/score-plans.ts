import { homePricer } from './home-pricer.js';
import { rankPlans } from './rank-plans.js';
import type { ScoringInput } from './scoring-input.js';
import type { Scoring } from './scoring.js';
import { levelsOf } from './usage-levels.js';

/** Prices and ranks every plan for one home. Pure and deterministic: same input, same bytes. */
export function scorePlans(input: ScoringInput): Scoring {
  const levels = levelsOf(input.usage);
  return rankPlans(input, levels, homePricer(input.usage, levels, input.today));
}
