import type { UnfinishedJob } from '../platform/contexts/context.js';
import { EXPLAIN_RECOMMENDATION } from './explanations/explain-recommendation.job.js';
import type { ReadModels } from './read-models.js';
import { IMPORT_USAGE } from './usage/import-usage.job.js';

const PAGE = 500;
const MOST_PAGES = 200;

/** Uploads not yet read and explanations not yet written. */
export async function* unfinishedWork({
  usageUpload,
  explanation,
}: Pick<ReadModels, 'usageUpload' | 'explanation'>): AsyncIterable<UnfinishedJob> {
  const unread = rowsOf(
    (after) => usageUpload.list({ where: { field: 'status', equals: 'received' }, after, limit: PAGE }),
    ({ uploadId }) => uploadId,
  );
  for await (const { uploadId } of unread) {
    yield { queue: IMPORT_USAGE, jobId: uploadId, ids: { uploadId }, blobs: uploadId };
  }
  const unwritten = rowsOf(
    (after) => explanation.list({ where: { field: 'status', equals: 'writing' }, after, limit: PAGE }),
    ({ recommendationId }) => recommendationId,
  );
  for await (const { recommendationId } of unwritten) {
    yield { queue: EXPLAIN_RECOMMENDATION, jobId: recommendationId, ids: { recommendationId } };
  }
}

/** Rows page by page; the next page begins after the key of the last row. */
async function* rowsOf<Row>(
  page: (after: string) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncIterable<Row> {
  let after = '';
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = keyOf(last);
  }
}
