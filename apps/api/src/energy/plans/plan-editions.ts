import { Inject, Injectable } from '@nestjs/common';
import type { Stamp } from '#api/platform/deciding/streams';
import { StreamNotFound } from '#api/platform/event-store/port/errors';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { Plan } from '#domain/energy/plans/plan';
import { planEdition } from '#domain/energy/plans/plan-editions.decider';
import { PlanEditionRecorded } from '#domain/energy/plans/plan-editions.events';
import { ReadModels } from '../read-models.js';
import { streamOfEdition } from '../streams.js';

const PAGE = 500;
const AT_ONCE = 50;

/** A plan and the digest of its facts. */
export interface DigestedPlan {
  readonly digest: string;
  readonly plan: Plan;
}

/** The facts of plans by their digest: kept once, readable for ever. */
@Injectable()
export class PlanEditions {
  constructor(
    private readonly models: ReadModels,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store' | 'streams'>,
  ) {}

  /** The plans with these digests; one that was never recorded is missing. */
  async get(digests: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
    const found = new Map<string, Plan>();
    for (let from = 0; from < digests.length; from += PAGE) {
      const page = digests.slice(from, from + PAGE);
      const rows = await this.models.planEdition.many(page);
      for (const [digest, { plan }] of rows) found.set(digest, plan);
      // What was recorded a moment ago is in the log before it is in the read model.
      const missing = page.filter((digest) => !rows.has(digest));
      for (let next = 0; next < missing.length; next += AT_ONCE) {
        const some = missing.slice(next, next + AT_ONCE);
        const plans = await Promise.all(some.map((digest) => this.recorded(digest)));
        plans.forEach((plan, index) => {
          if (plan !== undefined) found.set(some[index] ?? '', plan);
        });
      }
    }
    return found;
  }

  /** Records what is not recorded yet, fifty at once so that the log can write them in groups. */
  async record(plans: readonly DigestedPlan[], stamp: Stamp): Promise<void> {
    for (let from = 0; from < plans.length; from += AT_ONCE) {
      const some = plans.slice(from, from + AT_ONCE);
      const known = await this.models.planEdition.many(some.map(({ digest }) => digest));
      const fresh = some.filter(({ digest }) => !known.has(digest));
      await Promise.all(
        fresh.map(({ digest, plan }) =>
          this.platform.streams.decide(
            planEdition,
            streamOfEdition(digest),
            { kind: 'record', digest, plan },
            { ...stamp, commandId: `plan-edition/${digest}` },
          ),
        ),
      );
    }
  }

  private async recorded(digest: string): Promise<Plan | undefined> {
    try {
      for await (const { data } of this.platform.store.readStream(streamOfEdition(digest))) {
        return PlanEditionRecorded.shape.data.parse(data).plan;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return undefined;
  }
}
