import { Worker } from 'node:worker_threads';
import { OneAtATime } from '#api/platform/deciding/one-at-a-time';
import { Fault } from '#domain/shared/fault';

/** Limits of one engine in its thread. */
export interface EngineLimits {
  /** Longest that one call may take. */
  readonly callMs: number;
  readonly heapMb: number;
}

const LIMITS: EngineLimits = { callMs: 60_000, heapMb: 1_024 };

/**
 * The one way by which code without `eval` could reach its host: the error of a refused `import()` is an object of
 * the thread's own realm. No build of an engine contains one, so a source that does is none.
 */
const IMPORTS = /\bimport\s*(?:\/\*[^]*?\*\/\s*|\/\/[^\n]*\n\s*)*[(.]/;

/** An engine failed by itself: it refused the inputs, or has an error. `message` is its own. */
export class EngineFailed extends Error {}

interface Answer {
  readonly ready?: true;
  readonly answer?: string;
  readonly failure?: string;
}

/** Runs one archived engine in a thread without files, network, process, clock and chance. Calls take turns. */
export class EngineRunner {
  private readonly turns = new OneAtATime();
  private worker: Worker | undefined;
  /** What its user last handed in and need not hand in again; forgotten when its thread ends. */
  handedIn: string | undefined;

  constructor(
    private readonly source: string,
    private readonly limits: EngineLimits = LIMITS,
  ) {}

  /**
   * Runs calls after one another without any other in between. Throws `EngineFailed`; and `engines.too-long`,
   * `engines.too-large` or `engines.imports`, which say nothing about the result.
   */
  inTurn<Result>(
    work: (call: (operation: string, ...given: readonly string[]) => Promise<string>) => Promise<Result>,
  ): Promise<Result> {
    return this.turns.take('engine', () => work((operation, ...given) => this.call(operation, given)));
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.forget();
    await worker?.terminate();
  }

  private forget(): void {
    this.worker = undefined;
    this.handedIn = undefined;
  }

  private async call(operation: string, given: readonly string[]): Promise<string> {
    const worker = this.worker ?? (await this.opened());
    const answer = this.answerOf(worker);
    worker.postMessage({ operation, given });
    return (await answer).answer ?? '';
  }

  private async opened(): Promise<Worker> {
    if (IMPORTS.test(this.source)) throw new Fault('engines.imports', 'This engine would load other code.');
    // From source (in tests) the thread loads TypeScript, which Node strips; built, it loads the built file.
    const file = `./engine.thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: { source: this.source },
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb },
      ...{ env: {}, argv: [], stdin: false },
    });
    await this.answerOf(worker);
    this.worker = worker;
    return worker;
  }

  /** The next answer of a worker, which is ended if none comes. */
  private answerOf(worker: Worker): Promise<Answer> {
    const { callMs: mostMs, heapMb: mostMb } = this.limits;
    return new Promise((resolve, reject) => {
      const end = (error: Error | undefined, answer: Answer = {}): void => {
        clearTimeout(late);
        worker.off('message', hear).off('error', fail).off('exit', miss);
        if (error === undefined) {
          resolve(answer);
          return;
        }
        if (!(error instanceof EngineFailed)) {
          this.forget();
          void worker.terminate();
        }
        reject(error);
      };
      const hear = (answer: Answer): void => {
        end(answer.failure === undefined ? undefined : new EngineFailed(answer.failure), answer);
      };
      const fail = (error: Error): void => {
        const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        end(isMemory ? ended('too-large', { mostMb }) : new EngineFailed(error.message));
      };
      const miss = (): void => {
        end(ended('gone', {}));
      };
      const late = setTimeout(() => {
        end(ended('too-long', { mostMs }));
      }, mostMs);
      worker.on('message', hear).on('error', fail).on('exit', miss);
    });
  }
}

const WHY = {
  'too-long': 'An engine took too long.',
  'too-large': 'An engine needed too much memory.',
  gone: 'The thread of an engine ended.',
};

function ended(why: keyof typeof WHY, details: Readonly<Record<string, number>>): Fault {
  return new Fault(`engines.${why}`, WHY[why], details);
}
