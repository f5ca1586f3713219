import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { Streams } from '#api/platform/deciding/streams';
import { digestOf } from '#api/platform/digest';
import { comparePositions, START } from '#api/platform/event-store/port/position';
import { coverageOf } from '#domain/energy/plans/cover-plans';
import { pricedAt } from '#domain/energy/plans/plan';
import { planListing } from '#domain/energy/plans/plans.decider';
import { withDelivery } from '#domain/energy/plans/with-delivery';
import { DomainError } from '#domain/shared/domain-error';
import type { CoverageView, PlanPageView, PlanSummaryView } from '#projections/energy/plan/plan.view';
import { streamOfPlan } from '../streams.js';
import { Catalogue } from './catalogue.js';
import { planSummary } from './plan-summary.js';
import { ListPlans } from './plans.commands.js';
import type { ListedPlan, PlacedEdition } from './plans.queries.js';
import { CatalogueQuery, CoverageQuery, ListedPlanQuery, PlanQuery, PlansQuery } from './plans.queries.js';

const AT_ONCE = 50;

@CommandHandler(ListPlans)
export class ListPlansHandler implements ICommandHandler<ListPlans> {
  constructor(private readonly streams: Streams) {}

  /**
   * Lists fifty at a time, so that the log can write them in groups. Supply-only offers are listed
   * with the delivery charges of their utility, so that the event holds the whole price.
   */
  async execute({ plans: offered, stamp }: ListPlans): Promise<{ listed: number; position: string }> {
    const plans = offered.flatMap((plan) => withDelivery(plan, stamp.at.slice(0, 10)));
    let listed = 0;
    let position = START;
    for (let from = 0; from < plans.length; from += AT_ONCE) {
      const decisions = await Promise.all(
        plans.slice(from, from + AT_ONCE).map((plan) => {
          const digest = digestOf(plan);
          const one = { ...stamp, commandId: `${stamp.commandId}/${plan.planId}/${digest}` };
          return this.streams.decide(
            planListing,
            streamOfPlan(plan.planId),
            { kind: 'list', digest, plan },
            one,
          );
        }),
      );
      listed += decisions.reduce((sum, { events }) => sum + events.length, 0);
      for (const decision of decisions) {
        if (comparePositions(decision.position, position) > 0) position = decision.position;
      }
    }
    return { listed, position };
  }
}

@QueryHandler(PlansQuery)
export class PlansHandler implements IQueryHandler<PlansQuery> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ filter }: PlansQuery): Promise<PlanPageView> {
    const { plans } = await this.catalogue.edition();
    const words = filter.search?.toLowerCase() ?? '';
    const fitting = plans.filter(
      (plan) =>
        (filter.market === undefined || plan.market === filter.market) &&
        (filter.deliveryUtilityId === undefined ||
          plan.deliveryUtilityIds.includes(filter.deliveryUtilityId)) &&
        `${plan.retailer} ${plan.name}`.toLowerCase().includes(words) &&
        (filter.cursor === undefined || plan.planId > filter.cursor),
    );
    const page = fitting.slice(0, filter.limit);
    return {
      plans: page.map(planSummary),
      next: fitting.length > page.length ? (page.at(-1)?.planId ?? null) : null,
    };
  }
}

@QueryHandler(CatalogueQuery)
export class CatalogueHandler implements IQueryHandler<CatalogueQuery> {
  constructor(private readonly catalogue: Catalogue) {}

  execute(): Promise<PlacedEdition> {
    return this.catalogue.edition();
  }
}

@QueryHandler(ListedPlanQuery)
export class ListedPlanHandler implements IQueryHandler<ListedPlanQuery> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ planId, position }: ListedPlanQuery): Promise<ListedPlan | undefined> {
    const plan = await this.catalogue.planAt(planId, position);
    return plan === undefined ? undefined : { plan, summary: planSummary(plan) };
  }
}

@QueryHandler(CoverageQuery)
export class CoverageHandler implements IQueryHandler<CoverageQuery> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ filter }: CoverageQuery): Promise<CoverageView> {
    const { plans } = await this.catalogue.edition();
    const place = { market: filter.market, deliveryUtilityId: filter.deliveryUtilityId ?? null };
    return coverageOf(pricedAt(place, plans), new Date().toISOString().slice(0, 10));
  }
}

@QueryHandler(PlanQuery)
export class PlanHandler implements IQueryHandler<PlanQuery> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ planId }: PlanQuery): Promise<PlanSummaryView> {
    const plan = (await this.catalogue.edition()).byId.get(planId);
    if (plan === undefined) {
      throw new DomainError('plans.unknown', 'This plan is not in the catalogue.', { planId }, 'not-found');
    }
    return planSummary(plan);
  }
}
