import type { OnModuleDestroy } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ENGINE_DIGEST, RUNTIME } from '#api/platform/build';
import { EngineFailed } from '#api/platform/engines/engine-runner';
import type { EngineRunner } from '#api/platform/engines/engine-runner';
import { Engines } from '#api/platform/engines/engines';
import { differences } from '#api/platform/engines/json-difference';
import type { EngineChoice, MadeResult, Reruns } from '#api/platform/engines/reruns';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { Coverage } from '#domain/energy/scoring/coverage';
import type { HomeFacts } from '#domain/energy/plans/scoring-input-of';
import type { PlanPoints } from '#domain/energy/scoring/ranking/ranking-points';
import type { Scoring } from '#domain/energy/scoring/scoring';
import { DomainError } from '#domain/shared/domain-error';
import { inWords } from '#domain/shared/quantity';
import type { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';
import { changedFigures } from './changed-figures.js';
import { inputSections } from './input-words.js';
import type { RecordedRun } from './recorded-run.js';
import { recordedRun } from './recorded-run.js';
import type { RunInputs } from './run-inputs.js';
import { callEngine, runInputs } from './run-inputs.js';
import { whyFirst } from './why-first.js';

const MOST_SHOWN = 500;
const RUN_TYPE = 'energy.scoring-run-completed.v1';

/** What an engine answers. */
interface Rescored {
  readonly facts: HomeFacts;
  readonly coverage: Coverage;
  readonly scoring: Scoring;
}

/** Recommendations, made again from what the log holds of them. */
@Injectable()
export class EnergyReruns implements Reruns, OnModuleDestroy {
  private readonly engines: Engines;

  constructor(
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store' | 'sealing' | 'objects'>,
    private readonly queries: QueryBus,
  ) {
    this.engines = new Engines(platform.objects);
  }

  async onModuleDestroy(): Promise<void> {
    await this.engines.close();
  }

  async *results(): AsyncIterable<MadeResult> {
    for await (const { data } of this.platform.store.readAll({ filter: { types: [RUN_TYPE] } }))
      yield { id: String(data['recommendationId']), madeAt: String(data['completedAt']) };
  }

  async inputs(id: string): Promise<RerunInputsView | undefined> {
    const recorded = await recordedRun(id, this.platform);
    if (recorded === undefined) return undefined;
    const { run, position } = recorded;
    const found = await runInputs(recorded, this.platform, this.queries);
    return {
      ...{ id, householdId: run.householdId, madeAt: run.completedAt, position: String(position) },
      ...{ engine: run.engineDigest, engineVersion: run.engineVersion, runtime: run.runtime },
      engineIsKept: await this.engines.isKept(run.engineDigest),
      engineIsCurrent: run.engineDigest === ENGINE_DIGEST,
      erased: found === undefined,
      sections: found === undefined ? [] : inputSections(run, found),
    };
  }

  async rerun(id: string, choice: EngineChoice): Promise<RerunView | undefined> {
    const recorded = await recordedRun(id, this.platform);
    if (recorded === undefined) return undefined;
    const { run, body } = recorded;
    const engine = this.chosen(choice, recorded);
    const view = viewOf(id, engine, recorded);
    const inputs = body === null ? undefined : await runInputs(recorded, this.platform, this.queries);
    if (body === null || inputs === undefined) return { ...view, verdict: 'inputs-erased' };
    const runner = await this.engines.runner(engine);
    if (runner === undefined) return { ...view, verdict: 'engine-missing' };
    const made = await rescored(runner, inputs);
    if (typeof made === 'string') return { ...view, verdict: 'engine-failed', failure: inWords(made) };
    const { facts, coverage, scoring } = made;
    const again = {
      ...{ ...scoring, coverage, preferences: facts.preferences },
      inputs: {
        usage: inputs.usageDigest,
        catalogueRevision: inputs.edition.revision,
        cataloguePosition: String(inputs.edition.position),
        household: await this.platform.sealing.digest(run.householdId, facts),
      },
    };
    const output = await this.platform.sealing.digest(run.householdId, scoring);
    const patch = [...differences({ ...body, output: run.output }, { ...again, output })];
    if (patch.length === 0) return { ...view, verdict: 'byte-equal' };
    const { icu, tz } = run.runtime;
    return {
      ...view,
      verdict: icu === RUNTIME.icu && tz === RUNTIME.tz ? 'differs' : 'other-runtime',
      differences: patch.length,
      patch: patch.slice(0, MOST_SHOWN),
      figures: await changedFigures(body, again, {
        now: (planId) => callEngine(runner, inputs, 'bills', planId),
        then: await this.billsThen(run.engineDigest, inputs),
      }),
    };
  }

  async why(id: string): Promise<WhyFirstView | undefined> {
    const recorded = await recordedRun(id, this.platform);
    if (recorded === undefined) return undefined;
    const inputs = await runInputs(recorded, this.platform, this.queries);
    if (inputs === undefined || recorded.body === null)
      throw new DomainError('reruns.inputs-erased', 'The home was erased, and with it why.', {}, 'conflict');
    const runner = await this.engines.runner(recorded.run.engineDigest);
    if (runner === undefined)
      throw new DomainError(
        'reruns.engine-missing',
        'The engine that made this is not kept, so nobody can say why.',
        {},
        'conflict',
      );
    const points = JSON.parse(await callEngine(runner, inputs, 'points')) as readonly PlanPoints[];
    return whyFirst(id, recorded.body, points);
  }

  private chosen(choice: EngineChoice, { run }: RecordedRun): string {
    if (choice === 'recorded') return run.engineDigest;
    return choice === 'current' ? ENGINE_DIGEST : choice;
  }

  /** The bills by the engine that made the result, if it is kept. */
  private async billsThen(
    engine: string,
    inputs: RunInputs,
  ): Promise<((planId: string) => Promise<string>) | undefined> {
    const runner = await this.engines.runner(engine);
    return runner && ((planId) => callEngine(runner, inputs, 'bills', planId));
  }
}

function viewOf(id: string, engine: string, { run }: RecordedRun): Omit<RerunView, 'verdict'> {
  const { engineDigest: recordedEngine, runtime: recordedRuntime } = run;
  return {
    ...{ id, engine, recordedEngine, recordedRuntime, runtime: RUNTIME, failure: null },
    ...{ differences: 0, patch: [], figures: [] },
  };
}

/** What an engine makes of the inputs, or why it makes nothing of them. */
async function rescored(runner: EngineRunner, inputs: RunInputs): Promise<Rescored | string> {
  try {
    return JSON.parse(await callEngine(runner, inputs, 'rescore')) as Rescored;
  } catch (error) {
    if (error instanceof EngineFailed) return error.message;
    throw error;
  }
}
