import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { digestOf } from '#api/platform/digest';
import { eventIdFor } from '#api/platform/event-store/port/event-id';
import { compareWithList } from '#domain/energy/plans/catalogue/compare-catalogues';
import { coverageOf } from '#domain/energy/plans/cover-plans';
import { pricedAt } from '#domain/energy/plans/plan';
import { withDelivery } from '#domain/energy/plans/with-delivery';
import { DomainError } from '#domain/shared/domain-error';
import type { CoverageView, PlanPageView, PlanSummaryView } from '#projections/energy/plan/plan.view';
import { Catalogue } from './catalogue.js';
import { CatalogueUpdates } from './catalogue-updates.js';
import { PlanEditions } from './plan-editions.js';
import { planSummary } from './plan-summary.js';
import { ListPlans } from './plans.commands.js';
import type { ListedPlan, PlacedEdition } from './plans.queries.js';
import { CatalogueQuery, CoverageQuery, ListedPlanQuery, PlanQuery, PlansQuery } from './plans.queries.js';

const TRIES = 5;

@CommandHandler(ListPlans)
export class ListPlansHandler implements ICommandHandler<ListPlans> {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly editions: PlanEditions,
    private readonly updates: CatalogueUpdates,
  ) {}

  /**
   * Supply-only offers are listed with the delivery charges of their utility, so that an edition holds the whole
   * price. Compares again if another process changed the catalogue in between.
   */
  async execute({ source, plans: offers, stamp }: ListPlans): Promise<{ listed: number; position: string }> {
    const plans = offers.flatMap((plan) => withDelivery(plan, stamp.at.slice(0, 10)));
    const digested = plans.map((plan) => ({ plan, digest: digestOf(plan) }));
    const list = new Map(digested.map(({ plan: { planId }, digest }) => [planId, digest]));
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.catalogue.now();
      const { changes, added, changed, withdrawn, unchanged, kept } = compareWithList(
        before.state.listings,
        list,
        source,
      );
      const listed = added.length + changed.length;
      if (changes.length === 0) return { listed, position: before.position };
      const touched = new Set(changes.map(({ digest }) => digest));
      await this.editions.record(
        digested.filter(({ digest }) => touched.has(digest)),
        stamp,
      );
      const counts = {
        ...{ added: added.length, changed: changed.length, withdrawn: withdrawn.length, unchanged },
        ...{ kept: kept.length, flagged: plans.filter(({ tariff }) => tariff.unpriced.length > 0).length },
        ...{ repeated: 0, refused: 0 },
      };
      const facts = {
        importId: eventIdFor(stamp.commandId, 0),
        source,
        counts,
        fileSha256: digestOf([...list]),
      };
      try {
        const position = await this.updates.apply(facts, { changes, before }, stamp);
        return { listed, position };
      } catch (error) {
        const hasMoved = error instanceof DomainError && error.code === 'plans.catalogue-moved';
        if (!hasMoved || attempt >= TRIES) throw error;
      }
    }
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

  execute({ position }: CatalogueQuery): Promise<PlacedEdition> {
    return this.catalogue.edition(position);
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
