import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import { OwnRows } from '#api/platform/reading/own-rows';
import { parsePosition } from '#api/platform/event-store/port/position';
import { DomainError } from '#domain/shared/domain-error';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import { ownRecommendation } from '../missing.js';
import { ListedPlanQuery } from '../plans/plans.queries.js';
import { ReadModels } from '../read-models.js';
import { planBills } from './plan-bills.js';
import { PlanBillsQuery } from './recommendations.queries.js';
import { UsageChoice } from './usage-choice.js';

/** Prices one plan of a recommendation again, as listed then and on the same year, with every bill line. */
@QueryHandler(PlanBillsQuery)
export class PlanBillsHandler implements IQueryHandler<PlanBillsQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly queries: QueryBus,
    private readonly usage: UsageChoice,
  ) {}

  async execute({ principal, recommendationId, planId }: PlanBillsQuery): Promise<PlanBillsView> {
    const wanted = ownRecommendation(principal, recommendationId);
    const { body } = await this.rows.get(this.models.recommendation, wanted);
    const position = parsePosition(body.inputs.cataloguePosition);
    const listed = await this.queries.execute(new ListedPlanQuery(planId, position));
    if (listed === undefined) {
      throw new DomainError(
        'plans.unknown',
        'This plan was not in the catalogue when the recommendation was made.',
        { planId },
        'not-found',
      );
    }
    const { home } = await this.usage.withDigest(principal.householdId, body.inputs.usage);
    return { plan: listed.summary, ...planBills(listed.plan, home, body.today) };
  }
}
