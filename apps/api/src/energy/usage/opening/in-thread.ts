import { Worker } from 'node:worker_threads';

const TIMEOUT_MS = 20_000;
const MOST_HEAP_MB = 768;

/**
 * Has a file read by a library in a worker thread with limits on time and memory: such libraries take a file whole,
 * and a hostile one must not harm anyone else. `name` is of the thread's module beside this one, which posts one
 * answer. Undefined if it failed, took too long or needed too much memory.
 */
export function inThread(name: string, bytes: Uint8Array): Promise<unknown> {
  // From source (in tests) the thread loads TypeScript, which Node strips; built, it loads the built file.
  const file = `./${name}.thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  return new Promise((resolve) => {
    const end = (answer: unknown): void => {
      clearTimeout(late);
      resolve(answer);
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
