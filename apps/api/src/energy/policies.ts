import type { Policy } from '#api/platform/following/policy';
import type { Jobs } from '#api/platform/jobs/jobs';
import { IMPORT_USAGE } from './usage/import-usage.job.js';

/** When something happened, which job follows. A job is named by what it is about, so it is queued once. */
export function energyPolicies(jobs: Jobs): readonly Policy[] {
  return [
    {
      name: 'energy.when-usage-uploaded',
      handles: ['energy.usage-uploaded.v1'],
      when: ({ data }) => {
        const uploadId = String(data['uploadId']);
        return jobs.add(IMPORT_USAGE, uploadId, { uploadId });
      },
    },
  ];
}
