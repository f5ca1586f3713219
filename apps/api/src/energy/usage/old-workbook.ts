import { Worker } from 'node:worker_threads';
import type { WorkbookSheet } from '#domain/energy/usage/xlsx/workbook-sheet';
import { DomainError } from '#domain/shared/domain-error';

const TIMEOUT_MS = 20_000;
const MOST_HEAP_MB = 768;

/**
 * Reads an old workbook in a worker thread with limits on time and memory: the library loads it
 * whole, and a hostile file must not harm anyone else. Throws `usage.old-workbook`.
 */
export async function readOldWorkbook(bytes: Uint8Array, name: string): Promise<readonly WorkbookSheet[]> {
  // From source (in tests) the thread loads TypeScript, which Node strips; built, it loads the built file.
  const file = import.meta.url.endsWith('.ts') ? './old-workbook.thread.ts' : './old-workbook.thread.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const sheets = await answerOf(worker);
  if (sheets !== undefined) return sheets;
  throw new DomainError(
    'usage.old-workbook',
    `"${name}" is an old kind of spreadsheet that we could not open completely. Open it in your spreadsheet program, save it as .xlsx or CSV, and upload that.`,
    { file: name },
  );
}

/** The thread's result; undefined if it failed, took too long or needed too much memory. */
function answerOf(worker: Worker): Promise<readonly WorkbookSheet[] | undefined> {
  return new Promise((resolve) => {
    const end = (sheets: readonly WorkbookSheet[] | undefined): void => {
      clearTimeout(late);
      resolve(sheets);
      void worker.terminate();
    };
    const late = setTimeout(end, TIMEOUT_MS, undefined);
    worker.on('message', end);
    worker.on('error', () => {
      end(undefined);
    });
    worker.on('exit', () => {
      end(undefined);
    });
  });
}
