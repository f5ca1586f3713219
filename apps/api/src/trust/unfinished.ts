import { INSTALLATION } from '#projections/trust/machinery/machinery.projection';
import type { UnfinishedJob } from '../platform/contexts/context.js';
import { REBUILD_READ_MODEL } from './admin/machinery/rebuild-read-model.job.js';
import type { ReplayJob } from './audit/reruns/replay.job.js';
import type { TrustReadModels } from './read-models.js';

/** Rebuilds that were ordered and have not ended, and the replay that is due. */
export async function* unfinishedTrustWork(
  { machinery }: TrustReadModels,
  replays: ReplayJob,
): AsyncIterable<UnfinishedJob> {
  yield* replays.due();
  const row = await machinery.get(INSTALLATION);
  for (const { rebuildId, readModel, ended } of row?.rebuilds ?? [])
    if (ended === null) yield { queue: REBUILD_READ_MODEL, jobId: rebuildId, ids: { rebuildId, readModel } };
}
