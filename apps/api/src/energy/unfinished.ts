import type { UnfinishedJob } from '../platform/contexts/context.js';
import { EXPLAIN_RECOMMENDATION } from './explanations/explain-recommendation.job.js';
import type { ReadModels } from './read-models.js';
import { IMPORT_USAGE } from './usage/import-usage.job.js';

const PAGE = 500;
const MOST_PAGES = 200;

/** Uploads not yet read and explanations not yet written, those of erased homes too: their jobs end them. */
export async function* unfinishedWork({
  usageUpload,
  explanation,
}: Pick<ReadModels, 'usageUpload' | 'explanation'>): AsyncIterable<UnfinishedJob> {
  const received = { field: 'status', equals: 'received' } as const;
  for await (const uploadId of everyKey((after) =>
    usageUpload.keys({ where: received, after, limit: PAGE }),
  )) {
    yield { queue: IMPORT_USAGE, jobId: uploadId, ids: { uploadId }, blobs: uploadId };
  }
  const writing = { field: 'status', equals: 'writing' } as const;
  for await (const recommendationId of everyKey((after) =>
    explanation.keys({ where: writing, after, limit: PAGE }),
  )) {
    yield { queue: EXPLAIN_RECOMMENDATION, jobId: recommendationId, ids: { recommendationId } };
  }
}

/** Keys page by page; the next page begins after the last key. */
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
