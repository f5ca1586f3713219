import { Inject, Injectable } from '@nestjs/common';
import { StreamNotFound } from '#api/platform/event-store/port/errors';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import { replay, sampledIds } from '#api/platform/engines/replay';
import { AllReruns } from '#api/platform/engines/reruns.module';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import type { UnfinishedJob } from '#api/platform/contexts/context';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { dailyReplay } from '#domain/trust/audit/replays.decider';

export const REPLAY = 'replay-recommendations';

/** Results that one night makes again; of more, so many by chance. */
const MOST_A_NIGHT = 1_000;
/** The hour from which a day's replay is due, UTC. */
const DUE_HOUR = 3;
const DAY_MS = 86_400_000;

/** Makes recommendations again every night; what it finds is an event. */
@Injectable()
export class ReplayJob implements JobRunner {
  constructor(
    private readonly reruns: AllReruns,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store' | 'streams'>,
  ) {}

  async run({ ids }: JobRun): Promise<void> {
    const day = ids['day'] ?? '';
    const sample = await sampledIds(this.reruns.results(), MOST_A_NIGHT);
    const found = await replay(sample, { reruns: this.reruns, engine: 'recorded' });
    const stamp = { ...systemStamp(REPLAY, undefined), commandId: `replay/${day}` };
    const command = { kind: 'complete' as const, day, ...found, differing: [...found.differing] };
    await this.platform.streams.decide(dailyReplay, streamOf(day), command, stamp);
  }

  /** Nothing is recorded of a night that could not be finished; the next one looks again. */
  async giveUp(): Promise<void> {
    await Promise.resolve();
  }

  /** Tonight's replay, while it is due: not done, and something in the log that is older than a day. */
  async *due(now: Date = new Date()): AsyncIterable<UnfinishedJob> {
    if (now.getUTCHours() < DUE_HOUR) return;
    const day = now.toISOString().slice(0, 10);
    if (await this.isDone(day)) return;
    for await (const { madeAt } of this.reruns.results()) {
      if (now.getTime() - Date.parse(madeAt) > DAY_MS)
        yield { queue: REPLAY, jobId: `replay-${day}`, ids: { day } };
      return;
    }
  }

  private async isDone(day: string): Promise<boolean> {
    try {
      for await (const _ of this.platform.store.readStream(streamOf(day), { maxCount: 1 })) return true;
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return false;
  }
}

function streamOf(day: string): string {
  return `trust.replay-${day}`;
}
