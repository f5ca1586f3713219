import { Query } from '@nestjs/cqrs';
import type { CatalogueEdition } from '#domain/energy/plans/catalogue-edition';
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

/** Where a home is, as far as the plans on offer depend on it. */
export const CoverageFilterSchema = PlansFilterSchema.pick({ deliveryUtilityId: true }).extend({
  market: z.string().max(10),
});
export type CoverageFilter = z.infer<typeof CoverageFilterSchema>;

export class CoverageQuery extends Query<CoverageView> {
  constructor(readonly filter: CoverageFilter) {
    super();
  }
}

/** The whole catalogue as it stands now. */
export class CatalogueQuery extends Query<CatalogueEdition> {}

export class PlanQuery extends Query<PlanSummaryView> {
  constructor(readonly planId: string) {
    super();
  }
}
