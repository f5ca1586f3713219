import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { ReadModels } from '../read-models.js';
import { RecommendationTraces } from '../recommendations/recommendation-traces.js';
import { streamOfHousehold } from '../streams.js';
import { UploadTraces } from '../usage/upload-traces.js';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { householdErasure } from '#domain/energy/households/household-erasure.decider';

export const ERASE_HOUSEHOLD = 'erase-household';

const overdue = new Counter({
  name: 'erasures_overdue_total',
  help: 'Tries to remove what is left of an erased home after so many that failed; its key is gone all the same',
});

const WAIT_MS = 30_000;
const PAGE = 500;
const MOST_PAGES = 10_000;

/**
 * Ends every stream of an erased home and removes its bytes. It waits until the read models have seen all that
 * the log held when the key was gone: nothing can be added to the home afterwards. Safe to run twice. Until it
 * has said in the log that nothing is left it is unfinished work.
 */
@Injectable()
export class EraseHouseholdJob implements JobRunner {
  constructor(
    private readonly models: ReadModels,
    private readonly uploads: UploadTraces,
    private readonly recommendations: RecommendationTraces,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async run({ ids }: JobRun): Promise<void> {
    const { sealing, store, progress, streams } = this.platform;
    const householdId = ids['householdId'] ?? '';
    const { state, latest } = await streams.load(householdErasure, streamOfHousehold(householdId));
    if (!state.erased) throw new Error('a home that nobody asked to erase');
    await sealing.erase(householdId); // again, in case the process died between event and key
    const head = await store.head();
    for (const { name } of [this.models.usageUpload, this.models.recommendation]) {
      if (!(await progress.waitFor(name, head, WAIT_MS))) throw new Error(`${name} is behind`);
    }
    const stamp = systemStamp(ERASE_HOUSEHOLD, latest.get('energy.household-erased.v1'));
    const where = { field: 'householdId', equals: householdId } as const;
    await eachKey(
      (after) => this.models.usageUpload.keys({ where, after, limit: PAGE }),
      (id) => this.uploads.remove(id, stamp),
    );
    await eachKey(
      (after) => this.models.recommendation.keys({ where, after, limit: PAGE }),
      (id) => this.recommendations.remove(id, stamp),
    );
    const done = { ...stamp, commandId: `${householdId}/forgotten` };
    await streams.decide(
      householdErasure,
      streamOfHousehold(householdId),
      { kind: 'finish', householdId },
      done,
    );
  }

  /** It is owed, so it is tried for as long as it takes; the metric calls for somebody to look. */
  giveUp(job: JobRun): Promise<void> {
    overdue.inc();
    return this.run(job);
  }
}

async function eachKey(
  page: (after: string) => Promise<readonly string[]>,
  each: (key: string) => Promise<void>,
): Promise<void> {
  let after = '';
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const keys = await page(after);
    for (const key of keys) await each(key);
    if (keys.length < PAGE) return;
    after = keys.at(-1) ?? after;
  }
}
