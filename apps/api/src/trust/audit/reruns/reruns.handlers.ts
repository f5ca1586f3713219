import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { Auditing } from '#api/platform/auditing/auditing';
import { AllReruns } from '#api/platform/engines/reruns.module';
import { DomainError } from '#domain/shared/domain-error';
import type { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';
import { RerunInputsQuery, RerunQuery, WhyFirstQuery } from './reruns.queries.js';

@QueryHandler(RerunInputsQuery)
export class RerunInputsHandler implements IQueryHandler<RerunInputsQuery> {
  constructor(
    private readonly reruns: AllReruns,
    private readonly auditing: Auditing,
  ) {}

  async execute({ id, stamp }: RerunInputsQuery): Promise<RerunInputsView> {
    const inputs = await this.reruns.inputs(id);
    if (inputs === undefined) throw unknown();
    await this.auditing.viewed(viewOf(id, 'inputs', inputs.householdId), stamp);
    return inputs;
  }
}

@QueryHandler(RerunQuery)
export class RerunHandler implements IQueryHandler<RerunQuery> {
  constructor(
    private readonly reruns: AllReruns,
    private readonly auditing: Auditing,
  ) {}

  async execute({ id, engine, stamp }: RerunQuery): Promise<RerunView> {
    const view = await this.reruns.rerun(id, engine);
    if (view === undefined) throw unknown();
    await this.auditing.viewed(viewOf(id, `re-run by engine ${engine}`, undefined), stamp);
    return view;
  }
}

@QueryHandler(WhyFirstQuery)
export class WhyFirstHandler implements IQueryHandler<WhyFirstQuery> {
  constructor(
    private readonly reruns: AllReruns,
    private readonly auditing: Auditing,
  ) {}

  async execute({ id, stamp }: WhyFirstQuery): Promise<WhyFirstView> {
    const view = await this.reruns.why(id);
    if (view === undefined) throw unknown();
    await this.auditing.viewed(viewOf(id, 'why first', undefined), stamp);
    return view;
  }
}

type Viewed = Parameters<Auditing['viewed']>[0];

/** The privileged read that each of these is: they open what is sealed for a home. */
function viewOf(id: string, field: string, householdId: string | undefined): Viewed {
  const target = { type: 'recommendation', id };
  return householdId === undefined ? { target, fields: [field] } : { target, fields: [field], householdId };
}

function unknown(): DomainError {
  return new DomainError('audit.no-recommendation', 'There is no such recommendation.', {}, 'not-found');
}
