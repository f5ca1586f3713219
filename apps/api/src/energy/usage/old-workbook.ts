import { Worker } from 'node:worker_threads';
import type { WorkbookSheet } from '#domain/energy/usage/xlsx/workbook-sheet';
import { DomainError } from '#domain/shared/domain-error';

const TIMEOUT_MS = 20_000;
const MOST_HEAP_MB = 768;

/**
 * Reads an old workbook in a thread of its own, with a limit on time and memory: the library holds it
 * whole, and a hostile file must cost no more than its own refusal. Throws `usage.old-workbook`.
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
    `"${name}" is a spreadsheet of an old kind that we could not open whole. Open it in your spreadsheet program, save it as .xlsx or CSV, and upload that.`,
    { file: name },
  );
}

/** What the thread read; undefined when it failed, took too long or wanted too much memory. */
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
