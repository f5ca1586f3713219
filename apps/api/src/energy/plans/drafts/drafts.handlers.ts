import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '#api/energy/read-models';
import { CATALOGUE_STREAM, streamOfPlan } from '#api/energy/streams';
import { Streams } from '#api/platform/deciding/streams';
import { digestOf } from '#api/platform/digest';
import { OwnRows } from '#api/platform/reading/own-rows';
import { catalogue } from '#domain/energy/plans/catalogue/catalogue.decider';
import { planDraft } from '#domain/energy/plans/drafts/plan-drafts.decider';
import { readDraft } from '#domain/energy/plans/drafts/read-draft';
import { DomainError } from '#domain/shared/domain-error';
import type { CataloguePlanView } from '#projections/energy/catalogue/catalogue-import.view';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { Catalogue } from '../catalogue.js';
import { PlanEditions } from '../plan-editions.js';
import { ChangePlan } from './drafts.commands.js';
import { CataloguePlanQuery } from './drafts.queries.js';

@CommandHandler(ChangePlan)
export class ChangePlanHandler implements ICommandHandler<ChangePlan> {
  constructor(
    private readonly streams: Streams,
    private readonly editions: PlanEditions,
  ) {}

  async execute({ planId, change, stamp }: ChangePlan): Promise<AcceptedView> {
    switch (change.kind) {
      case 'draft': {
        const draft = { kind: 'draft', planId, text: change.text } as const;
        const { position } = await this.streams.decide(planDraft, streamOfPlan(planId), draft, stamp);
        return { id: planId, position };
      }
      case 'withdraw': {
        const withdraw = { kind: 'withdraw', planId } as const;
        const { position } = await this.streams.decide(catalogue, CATALOGUE_STREAM, withdraw, stamp);
        return { id: planId, position };
      }
      case 'publish': {
        const { state } = await this.streams.load(planDraft, streamOfPlan(planId));
        if (state.text === null) throw noDraft(planId);
        const read = readDraft(planId, state.text);
        if (!('plan' in read)) throw notValid(read.problems);
        const digest = digestOf(read.plan);
        await this.editions.record([{ digest, plan: read.plan }], stamp);
        const publish = { kind: 'publish', planId, digest } as const;
        const { position } = await this.streams.decide(catalogue, CATALOGUE_STREAM, publish, stamp);
        return { id: planId, position };
      }
    }
  }
}

@QueryHandler(CataloguePlanQuery)
export class CataloguePlanHandler implements IQueryHandler<CataloguePlanQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly catalogue: Catalogue,
    private readonly editions: PlanEditions,
  ) {}

  async execute({ planId, after }: CataloguePlanQuery): Promise<CataloguePlanView> {
    await this.rows.caughtUp(this.models.planDraft, after);
    const draft = await this.models.planDraft.get(planId);
    const { state } = await this.catalogue.now();
    const listing = state.listings.get(planId);
    const told = await this.catalogue.editionsOf(planId);
    if (draft === undefined && told.length === 0) {
      throw new DomainError('plans.unknown', 'There is no such plan.', { planId }, 'not-found');
    }
    const digest = listing?.digest ?? null;
    const plan = digest === null ? undefined : (await this.editions.get([digest])).get(digest);
    return {
      planId,
      standing: listing === undefined ? 'none' : digest === null ? 'held-back' : 'offered',
      source: listing?.source ?? null,
      name: plan === undefined ? null : `${plan.retailer} ${plan.name}`,
      text: plan === undefined ? null : JSON.stringify(plan, null, 2),
      draft: draft === undefined ? null : { ...draft },
      editions: told.map((edition) => ({ ...edition })),
    };
  }
}

function noDraft(planId: string): DomainError {
  return new DomainError('plans.no-draft', 'This plan has no draft to publish.', { planId }, 'conflict');
}

function notValid(problems: readonly unknown[]): DomainError {
  const words = 'The draft is not a plan yet. Mend what the validator says, and publish it then.';
  return new DomainError('plans.draft-not-valid', words, { problems }, 'conflict');
}
