import type { Policy } from '../platform/following/policy.js';
import type { Jobs } from '../platform/jobs/jobs.js';
import { REBUILD_READ_MODEL } from './admin/machinery/rebuild-read-model.job.js';

/** The jobs that follow from events of the trust context. */
export function trustPolicies(jobs: Jobs): readonly Policy[] {
  return [
    {
      name: 'trust.when-rebuild-ordered',
      handles: ['trust.rebuild-ordered.v1'],
      when: ({ data }) => {
        const rebuildId = String(data['rebuildId']);
        const readModel = String(data['readModel']);
        return jobs.add({ queue: REBUILD_READ_MODEL, jobId: rebuildId, ids: { rebuildId, readModel } });
      },
    },
  ];
}
