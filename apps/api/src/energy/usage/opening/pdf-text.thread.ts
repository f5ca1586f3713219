import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { PrintedPage, PrintedText } from '#domain/energy/usage/printed-bills/printed-page';

/** What came of a PDF. */
export type PdfAnswer =
  { readonly end: 'read'; readonly pages: readonly PrintedPage[] } | { readonly end: 'locked' | 'too-long' };

const MOST_PAGES = 60;
const MOST_RUNS = 100_000;
/** Slanted or upright text is no line of a bill. */
const LEVEL = 0.01;

type Matrix = readonly [number, number, number, number, number, number];

/** Both transformations, the inner one first. */
function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

async function read(bytes: Uint8Array): Promise<PdfAnswer> {
  // Nothing but text is wanted, and nothing is fetched for it.
  const pdf = await getDocumentProxy(bytes, {
    ...{ isEvalSupported: false, useSystemFonts: false, disableFontFace: true, useWorkerFetch: false },
    ...{ stopAtErrors: true, verbosity: 0, enableXfa: false },
  });
  if (pdf.numPages > MOST_PAGES) return { end: 'too-long' };
  const pages: PrintedPage[] = [];
  let runs = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    // The library's type of a matrix is a list of any.
    const view = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
    const { items } = await page.getTextContent();
    runs += items.length;
    if (runs > MOST_RUNS) return { end: 'too-long' };
    pages.push(
      items.flatMap((item): PrintedText[] => {
        if (!('str' in item)) return [];
        const [a, b, , , x, y] = times(view, item.transform as unknown as Matrix);
        const isLevel = a > 0 && Math.abs(b) <= LEVEL * a;
        return isLevel ? [{ text: item.str, x, y, width: item.width, height: item.height }] : [];
      }),
    );
  }
  return { end: 'read', pages };
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

// The thread's only caller sends the bytes of one file. Other errors end the thread, which says enough.
const answer = await read(workerData as Uint8Array).catch((error: unknown): PdfAnswer => {
  if (isLocked(error)) return { end: 'locked' };
  throw error;
});
parentPort?.postMessage(answer);
