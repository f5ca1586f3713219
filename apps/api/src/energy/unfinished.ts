import type { NeededBlobs, UnfinishedJob } from '../platform/contexts/context.js';
import { EXPLAIN_RECOMMENDATION } from './explanations/explain-recommendation.job.js';
import { isStale } from '#domain/energy/usage/questions/answer-question';
import { ERASE_HOUSEHOLD } from './households/erase-household.job.js';
import type { ReadModels } from './read-models.js';
import { applyJobId, IMPORT_CATALOGUE } from './plans/imports/import-catalogue.job.js';
import { IMPORT_USAGE, importJobId } from './usage/import-usage.job.js';

const PAGE = 500;
const MOST_PAGES = 200;

/**
 * Uploads not yet read and explanations not yet written, those of erased homes too: their jobs end them. And what
 * is left of erased homes.
 */
export async function* unfinishedWork({
  usageUpload,
  explanation,
  leavingHome,
  catalogueImport,
}: Pick<ReadModels, 'usageUpload' | 'explanation' | 'leavingHome' | 'catalogueImport'>): AsyncIterable<
  UnfinishedJob | NeededBlobs
> {
  const received = { field: 'status', equals: 'received' } as const;
  for await (const uploadId of everyKey((after) =>
    usageUpload.keys({ where: received, after, limit: PAGE }),
  )) {
    const row = await usageUpload.get(uploadId);
    // The row of an erased home cannot be read; the job that ends it has another id, which the queue has never seen.
    const jobId = row === undefined ? `${uploadId}-end` : importJobId(uploadId, row.answers);
    yield { queue: IMPORT_USAGE, jobId, ids: { uploadId }, owner: row?.householdId, blobs: uploadId };
  }
  yield* openImports(catalogueImport);
  yield* openQuestions(usageUpload);
  const writing = { field: 'status', equals: 'writing' } as const;
  for await (const recommendationId of everyKey((after) =>
    explanation.keys({ where: writing, after, limit: PAGE }),
  )) {
    yield { queue: EXPLAIN_RECOMMENDATION, jobId: recommendationId, ids: { recommendationId } };
  }
  const leaving = async (after: string): Promise<readonly string[]> =>
    (await leavingHome.list({ after, limit: PAGE })).map(({ householdId }) => householdId);
  for await (const householdId of everyKey(leaving)) {
    yield { queue: ERASE_HOUSEHOLD, jobId: householdId, ids: { householdId } };
  }
}

/** Files kept while they wait for an answer; after two weeks a job ends the question. */
async function* openQuestions(
  usageUpload: ReadModels['usageUpload'],
): AsyncIterable<UnfinishedJob | NeededBlobs> {
  for (const status of ['needs-mapping', 'needs-zone'] as const) {
    const where = { field: 'status', equals: status } as const;
    for await (const uploadId of everyKey((after) => usageUpload.keys({ where, after, limit: PAGE }))) {
      const row = await usageUpload.get(uploadId);
      const asked = { status: 'asking', askedAt: row?.askedAt ?? '' };
      if (!isStale(asked, Date.now())) yield { blobs: uploadId };
      else yield { queue: IMPORT_USAGE, jobId: `${uploadId}-end`, ids: { uploadId }, blobs: uploadId };
    }
  }
}

/** Lists that are to be read or applied, and those that wait with their bytes for a person's yes. */
async function* openImports(
  catalogueImport: ReadModels['catalogueImport'],
): AsyncIterable<UnfinishedJob | NeededBlobs> {
  for (const status of ['requested', 'checked', 'confirmed'] as const) {
    const where = { field: 'status', equals: status } as const;
    for await (const importId of everyKey((after) => catalogueImport.keys({ where, after, limit: PAGE }))) {
      const jobId = status === 'confirmed' ? applyJobId(importId) : importId;
      if (status === 'checked') yield { blobs: importId };
      else yield { queue: IMPORT_CATALOGUE, jobId, ids: { importId }, blobs: importId };
    }
  }
}

/** All keys, page by page; each page begins after the last key of the one before. */
async function* everyKey(page: (after: string) => Promise<readonly string[]>): AsyncIterable<string> {
  let after = '';
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const keys = await page(after);
    yield* keys;
    const last = keys.at(-1);
    if (last === undefined || keys.length < PAGE) return;
    after = last;
  }
}
