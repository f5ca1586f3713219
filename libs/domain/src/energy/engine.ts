import type { CurrentPlan, HomePlace, Preferences } from './households/households.events.js';
import { DEFAULT_PREFERENCES } from './households/households.events.js';
import { choiceAt } from './households/places/home-place.js';
import type { CatalogueEdition } from './plans/catalogue-edition.js';
import { coverageOf } from './plans/cover-plans.js';
import { pricedAt } from './plans/plan.js';
import type { HomeFacts } from './plans/scoring-input-of.js';
import { scoringInputOf } from './plans/scoring-input-of.js';
import type { Coverage } from './scoring/coverage.js';
import type { CompiledPlans } from './scoring/pricing/compile-plans.js';
import type { PreparedHome } from './scoring/pricing/prepared-home.js';
import type { PlanPoints } from './scoring/ranking/ranking-points.js';
import { explainRanking, scorePlans } from './scoring/score-plans.js';
import type { Scoring } from './scoring/scoring.js';
import type { ScoringInput } from './scoring/scoring-input.js';

/** What a home's people had said when a run began, as the events of the home hold it. */
export interface StatedHome {
  readonly place: HomePlace;
  readonly currentPlan: CurrentPlan | null;
  readonly preferences: Preferences | null;
}

/** Everything that a run depends on, the runtime aside. `at` is its instant, ISO 8601. */
export interface RunInputs {
  readonly facts: HomeFacts;
  readonly home: PreparedHome;
  readonly edition: Pick<CatalogueEdition, 'plans' | 'byId'>;
  readonly at: string;
}

/** A run that is ready to be scored. */
export interface Run {
  readonly input: ScoringInput;
  readonly coverage: Coverage;
  /** `compiled`: the input's plans on its day, if they were compiled before. */
  readonly score: (compiled?: CompiledPlans) => Scoring;
  /** Why the first plan is first. */
  readonly points: () => readonly PlanPoints[];
}

/** What a run takes from a home, with what follows from its place and what holds until somebody says otherwise. */
export function homeFacts({ place, currentPlan, preferences }: StatedHome): HomeFacts {
  return { place, choice: choiceAt(place), currentPlan, preferences: preferences ?? DEFAULT_PREFERENCES };
}

/**
 * The engine: from what events recorded to what a recommendation says. Issuing one and running it again both go
 * through here, and this file with all that it imports is what each release archives (`engine.entry.ts`). Throws
 * as `scoringInputOf` does.
 */
export function runOf({ facts, home, edition, at }: RunInputs): Run {
  const input = scoringInputOf(facts, home.usage, { edition, at });
  return {
    input,
    coverage: coverageOf(pricedAt(facts.place, edition.plans), input.today),
    score: (compiled) => scorePlans(input, compiled === undefined ? { home } : { home, compiled }),
    points: () => explainRanking(input, home),
  };
}
