import { Query } from '@nestjs/cqrs';
import type { Position } from '#api/platform/event-store/port/event-store';
import type { CatalogueEdition } from '#domain/energy/plans/catalogue-edition';
import type { Plan } from '#domain/energy/plans/plan';
import type { CoverageView, PlanPageView, PlanSummaryView } from '#projections/energy/plan/plan.view';
import { z } from 'zod';

export const PlansFilterSchema = z.object({
  market: z.string().max(10).optional(),
  deliveryUtilityId: z.string().max(40).optional(),
  search: z.string().trim().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(120).optional().describe('`next` of the page before'),
});
export type PlansFilter = z.infer<typeof PlansFilterSchema>;

export class PlansQuery extends Query<PlanPageView> {
  constructor(readonly filter: PlansFilter) {
    super();
  }
}

/** The facts of a home's place that decide which plans are on offer. */
export const CoverageFilterSchema = PlansFilterSchema.pick({ deliveryUtilityId: true }).extend({
  market: z.string().max(10),
});
export type CoverageFilter = z.infer<typeof CoverageFilterSchema>;

export class CoverageQuery extends Query<CoverageView> {
  constructor(readonly filter: CoverageFilter) {
    super();
  }
}

/** An edition of the catalogue, with the log position of its last listing. */
export interface PlacedEdition extends CatalogueEdition {
  readonly position: Position;
}

/** The whole catalogue as it is now, or as it was at a log position. */
export class CatalogueQuery extends Query<PlacedEdition> {
  constructor(readonly position?: Position) {
    super();
  }
}

/** A listed plan, for pricing and for showing. */
export interface ListedPlan {
  readonly plan: Plan;
  readonly summary: PlanSummaryView;
}

/** A plan as listed at a log position; undefined if it was not listed by then. */
export class ListedPlanQuery extends Query<ListedPlan | undefined> {
  constructor(
    readonly planId: string,
    readonly position: Position,
  ) {
    super();
  }
}

export class PlanQuery extends Query<PlanSummaryView> {
  constructor(readonly planId: string) {
    super();
  }
}
