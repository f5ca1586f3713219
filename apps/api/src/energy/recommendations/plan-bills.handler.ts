import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { OwnRows } from '#api/platform/reading/own-rows';
import { Catalogue } from '../plans/catalogue.js';
import { planSummary } from '../plans/plan-summary.js';
import { ReadModels } from '../read-models.js';
import { DomainError } from '#domain/shared/domain-error';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import { MISSING_RECOMMENDATION } from './recommendations.handlers.js';
import { PlanBillsQuery } from './recommendations.queries.js';
import { planBills } from './plan-bills.js';
import { UsageChoice } from './usage-choice.js';

/** Prices one plan of a recommendation again, on the same year, with every line. */
@QueryHandler(PlanBillsQuery)
export class PlanBillsHandler implements IQueryHandler<PlanBillsQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly catalogue: Catalogue,
    private readonly usage: UsageChoice,
  ) {}

  async execute({
    principal: { householdId },
    recommendationId: key,
    planId,
  }: PlanBillsQuery): Promise<PlanBillsView> {
    const wanted = { key, owner: { householdId }, missing: MISSING_RECOMMENDATION };
    const { body } = await this.rows.get(this.models.recommendation, wanted);
    const plan = (await this.catalogue.edition()).byId.get(planId);
    if (plan === undefined) {
      throw new DomainError(
        'plans.unknown',
        'This plan is no longer in the catalogue.',
        { planId },
        'not-found',
      );
    }
    const { home } = await this.usage.withDigest(householdId, body.inputs.usage);
    return { plan: planSummary(plan), ...planBills(plan, home, body.today) };
  }
}
