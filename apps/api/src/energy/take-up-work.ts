import type { Platform } from '../platform/platform.js';
import { EXPLAIN_RECOMMENDATION } from './explanations/explain-recommendation.job.js';
import type { ReadModels } from './read-models.js';
import { IMPORT_USAGE } from './usage/import-usage.job.js';

const PAGE = 500;
const MOST_PAGES = 200;

/**
 * Queues again, under the same ids, what the read models show as begun and the queue has lost or given up:
 * uploads not yet read and explanations not yet written. What is queued already stays as it is. Bytes that
 * crashed uploads left behind a day ago or earlier go.
 */
export async function takeUpWork(
  { usageUpload, explanation }: Pick<ReadModels, 'usageUpload' | 'explanation'>,
  { jobs, blobs }: Pick<Platform, 'jobs' | 'blobs'>,
): Promise<void> {
  const unread: string[] = [];
  await eachPage(
    (after) => usageUpload.list({ where: { field: 'status', equals: 'received' }, after, limit: PAGE }),
    async ({ uploadId }) => {
      await jobs.refill(IMPORT_USAGE, uploadId, { uploadId });
      unread.push(uploadId);
      return uploadId;
    },
  );
  await blobs.sweep(unread);
  await eachPage(
    (after) => explanation.list({ where: { field: 'status', equals: 'writing' }, after, limit: PAGE }),
    async ({ recommendationId }) => {
      await jobs.refill(EXPLAIN_RECOMMENDATION, recommendationId, { recommendationId });
      return recommendationId;
    },
  );
}

/** Hands on every row; `each` answers with the row's key, after which the next page begins. */
async function eachPage<Row>(
  page: (after: string) => Promise<readonly Row[]>,
  each: (row: Row) => Promise<string>,
): Promise<void> {
  let after = '';
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const rows = await page(after);
    for (const row of rows) after = await each(row);
    if (rows.length < PAGE) return;
  }
}
