import type { Policy } from '../platform/following/policy.js';
import type { Jobs } from '../platform/jobs/jobs.js';
import { EXPLAIN_RECOMMENDATION } from './explanations/explain-recommendation.job.js';
import { ERASE_HOUSEHOLD } from './households/erase-household.job.js';
import { applyJobId, IMPORT_CATALOGUE } from './plans/imports/import-catalogue.job.js';
import { IMPORT_USAGE, importJobId } from './usage/import-usage.job.js';

/** The jobs that follow from events. A job's id names its subject, so that it is queued once. */
export function energyPolicies(jobs: Jobs): readonly Policy[] {
  return [
    {
      name: 'energy.when-usage-uploaded',
      handles: ['energy.usage-uploaded.v1'],
      when: ({ data }) => {
        const uploadId = String(data['uploadId']);
        return jobs.add({
          queue: IMPORT_USAGE,
          jobId: uploadId,
          ids: { uploadId },
          owner: String(data['householdId']),
        });
      },
    },
    {
      name: 'energy.when-usage-question-answered',
      handles: ['energy.usage-question-answered.v1'],
      when: ({ data }) => {
        const uploadId = String(data['uploadId']);
        return jobs.add({
          queue: IMPORT_USAGE,
          jobId: importJobId(uploadId, Number(data['answer'])),
          ids: { uploadId },
          owner: String(data['householdId']),
        });
      },
    },
    {
      name: 'energy.when-recommendation-issued',
      handles: ['energy.recommendation-issued.v1'],
      when: ({ data }) => {
        const recommendationId = String(data['recommendationId']);
        return jobs.add({
          queue: EXPLAIN_RECOMMENDATION,
          jobId: recommendationId,
          ids: { recommendationId },
        });
      },
    },
    ...cataloguePolicies(jobs),
    {
      name: 'energy.when-household-erased',
      handles: ['energy.household-erased.v1'],
      when: ({ data }) => {
        const householdId = String(data['householdId']);
        return jobs.add({ queue: ERASE_HOUSEHOLD, jobId: householdId, ids: { householdId } });
      },
    },
  ];
}

function cataloguePolicies(jobs: Jobs): readonly Policy[] {
  return [
    {
      name: 'energy.when-catalogue-import-requested',
      handles: ['energy.catalogue-import-requested.v1'],
      when: ({ data }) => {
        const importId = String(data['importId']);
        return jobs.add({ queue: IMPORT_CATALOGUE, jobId: importId, ids: { importId } });
      },
    },
    {
      name: 'energy.when-catalogue-import-confirmed',
      handles: ['energy.catalogue-import-confirmed.v1'],
      when: ({ data }) => {
        const importId = String(data['importId']);
        return jobs.add({ queue: IMPORT_CATALOGUE, jobId: applyJobId(importId), ids: { importId } });
      },
    },
  ];
}
