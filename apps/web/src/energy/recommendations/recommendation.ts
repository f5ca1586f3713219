import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';

/** The parts of a recommendation, named as the pages show them. */
export type Recommendation = RecommendationView['body'];
export type TopPlan = Recommendation['top'][number];
export type RankedPlan = Recommendation['others'][number];
export type FilteredPlan = Recommendation['filtered'][number];
export type IncompletePlan = Recommendation['incomplete'][number];
export type RiskFlag = RankedPlan['flags'][number];
export type PlanFacts = RankedPlan['plan'];
