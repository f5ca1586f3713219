import { Inject, Injectable, Logger } from '@nestjs/common';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { machinery } from '#domain/trust/admin/machinery.decider';
import { MACHINERY_STREAM } from './machinery.handlers.js';

export const REBUILD_READ_MODEL = 'rebuild-read-model';

/** Makes a read model anew from the log, and records how many rows it has and their digest. Safe to run twice. */
@Injectable()
export class RebuildReadModelJob implements JobRunner {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async run({ ids }: JobRun): Promise<void> {
    const { maintenance, streams } = this.platform;
    const [rebuildId, readModel] = [ids['rebuildId'] ?? '', ids['readModel'] ?? ''];
    const { state, latest } = await streams.load(machinery, MACHINERY_STREAM);
    if (!state.rebuilding.includes(rebuildId)) return;
    await maintenance.rebuild(readModel);
    const { kept, position } = await maintenance.verify(readModel);
    await streams.decide(
      machinery,
      MACHINERY_STREAM,
      { kind: 'end-rebuild', rebuildId, readModel, rows: kept.rows, digest: kept.digest, position },
      {
        ...systemStamp(REBUILD_READ_MODEL, latest.get('trust.rebuild-ordered.v1')),
        commandId: `${rebuildId}/ended`,
      },
    );
  }

  /** The old rows go on being read; the order stays open, and the page shows that it did not end. */
  giveUp({ ids }: JobRun): Promise<void> {
    new Logger(REBUILD_READ_MODEL).error({ readModel: ids['readModel'] }, 'given up');
    return Promise.resolve();
  }
}
