import { setTimeout as pause } from 'node:timers/promises';
import type { Job as QueuedJob, Queue, Worker } from 'bullmq';
import { Logger } from '@nestjs/common';
import { isUnavailable } from '../postgres/database-away.js';
import { unquotedError } from '../unquoted-error.js';
import type { Backend } from './backend.js';
import type { Rounds } from './rounds.js';
import { FIRST, isOver, next } from './rounds.js';
import { Turns } from './turns.js';

/** A job's data: ids only, so that the queue never holds anything personal or stale. */
export type JobIds = Readonly<Record<string, string>>;

/** One run of a job. */
export interface JobRun {
  readonly jobId: string;
  readonly ids: JobIds;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly lastAttempt: boolean;
  /** Reports how far the job is, 0 to 1. */
  progress(share: number): Promise<void>;
}

/** Who does a kind of job. Both must be safe to run twice for the same job. */
export interface JobRunner {
  /** Does the work. An error has it tried again: by the queue within seconds, then a round each minute. */
  run(job: JobRun): Promise<void>;
  /** In place of `run` once a job was tried often enough (`rounds.ts`): ends the work so that whoever waits for it is told. */
  giveUp(job: JobRun): Promise<void>;
}

/** A job as it is queued. */
export interface JobOrder {
  readonly queue: string;
  readonly jobId: string;
  readonly ids: JobIds;
  /** The owner, if owners take turns; a job without one comes first. */
  readonly owner?: string | undefined;
}

/** A job's data in the queue. */
interface Kept extends Rounds {
  readonly ids: JobIds;
  readonly owner?: string;
}

/** Number of jobs of one queue in each state. */
export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

const ATTEMPTS = 5;
const KEEP_DONE_S = 24 * 3600;
const KEEP_FAILED_S = 14 * 24 * 3600;
/** At most this many waiting jobs are counted to give the next one its turn. */
const MOST_COUNTED = 5_000;
const MOST_RETRIED = 1_000;
/** A dead worker's job becomes available again after this long. */
const LOCK_MS = 10_000;
const END_WITHIN_MS = 10_000;
/** What the queue remembers as the reason where a part was away. */
const AWAY = 'away: ';
const WAS_AWAY = new RegExp(`^${AWAY}`);
const TIMING = { lockDuration: LOCK_MS, stalledInterval: LOCK_MS / 2, maxStalledCount: ATTEMPTS };

/** The job queues of this process: BullMQ on PostgreSQL, or on Redis if configured. */
export class Jobs {
  private readonly queues = new Map<string, Promise<Queue>>();
  private readonly turns = new Map<string, Turns>();
  private readonly workers: Worker[] = [];
  private readonly log = new Logger('jobs');
  private opened: Promise<Backend> | undefined;

  private constructor(
    private readonly open: () => Promise<Backend>,
    private readonly isRedis: boolean,
  ) {}

  /**
   * `redisUrl` wins over `databaseUrl`; the queues' Redis must be `noeviction`. BullMQ is loaded with the first
   * queue, so that pages need not wait for it.
   */
  static connect({ redisUrl, databaseUrl }: { redisUrl?: string | undefined; databaseUrl: string }): Jobs {
    const open = async (): Promise<Backend> => {
      const { postgresBackend, redisBackend } = await import('./backend.js');
      return redisUrl === undefined ? postgresBackend(databaseUrl) : redisBackend(redisUrl);
    };
    return new Jobs(open, redisUrl !== undefined);
  }

  /** Throws one readable error if the queues' Redis cannot be reached or may evict jobs. */
  async ready(): Promise<void> {
    if (this.isRedis) await (await this.backend()).check();
  }

  /** Queues a job. The same id is the same job for as long as the queue remembers it. */
  add(order: JobOrder): Promise<void> {
    return this.begin(order, FIRST);
  }

  /** Queues a job whose work is unfinished; one that the queue gave up starts again in its next round. */
  async refill(order: JobOrder): Promise<void> {
    const job = (await (await this.queue(order.queue)).getJob(order.jobId)) as QueuedJob | undefined;
    if (job === undefined) return this.begin(order, FIRST);
    if (!(await job.isFailed())) return;
    await job.remove();
    await this.begin(order, next(keptOf(job), WAS_AWAY.test(job.failedReason)));
  }

  private async begin({ queue, jobId, ids, owner }: JobOrder, rounds: Rounds): Promise<void> {
    const kept: Kept = owner === undefined ? { ids, ...rounds } : { ids, ...rounds, owner };
    await (
      await this.queue(queue)
    ).add(queue, kept, {
      jobId,
      ...(owner === undefined ? {} : { priority: await this.turnsOf(queue).next(owner) }),
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: 500 },
      removeOnComplete: { age: KEEP_DONE_S, count: 10_000 },
      removeOnFail: { age: KEEP_FAILED_S, count: 10_000 },
    });
  }

  /** How far a job is, 0 to 1; 0 if unknown, as while the queue is away. */
  async progressOf(queue: string, jobId: string): Promise<number> {
    const asked = this.queue(queue).then((handle) => handle.getJob(jobId) as Promise<QueuedJob | undefined>);
    const job = await asked.catch(() => undefined);
    return typeof job?.progress === 'number' ? job.progress : 0;
  }

  /** Starts working a queue. */
  async work(queue: string, runner: JobRunner, concurrency: number): Promise<void> {
    // A worker whose backend never came up would retry without pause, so fail here.
    await (await this.queue(queue)).waitUntilReady();
    const worker = (await this.backend()).worker(
      queue,
      async (job) => {
        const run = {
          jobId: job.id ?? '',
          ids: keptOf(job).ids,
          attempt: job.attemptsMade + 1,
          lastAttempt: job.attemptsMade + 1 >= ATTEMPTS,
          progress: (share: number) => job.updateProgress(share),
        };
        try {
          await (isOver(keptOf(job)) ? runner.giveUp(run) : runner.run(run));
        } catch (error) {
          throw this.told({ queue, jobId: run.jobId, attempt: run.attempt }, error);
        }
      },
      { concurrency, ...TIMING },
    );
    // BullMQ emits connection trouble and recovers by itself; without a listener the event would end the process.
    worker.on('error', (error) => {
      this.log.error({ queue, error });
    });
    this.workers.push(worker);
  }

  /** Queues again, from their first round, jobs that a queue has given up; returns how many (1,000 at most). */
  async retryFailed(queue: string): Promise<number> {
    const failed = (await (await this.queue(queue)).getJobs(['failed'], 0, MOST_RETRIED - 1)) as QueuedJob[];
    for (const job of failed) {
      await job.remove();
      await this.begin({ ...keptOf(job), queue, jobId: job.id ?? '' }, FIRST);
    }
    return failed.length;
  }

  /** Depth of every queue this process knows. */
  async depths(): Promise<readonly QueueDepth[]> {
    return Promise.all(
      [...this.queues].map(async ([queue, handle]) => {
        const counts = await (
          await handle
        ).getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
        return {
          queue,
          waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
          active: counts['active'] ?? 0,
          delayed: counts['delayed'] ?? 0,
          failed: counts['failed'] ?? 0,
        };
      }),
    );
  }

  /** Waits at most ten seconds for running jobs (they are safe to run again), then closes the connections. */
  async close(): Promise<void> {
    const ended = Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.race([ended, pause(END_WITHIN_MS, undefined, { ref: false })]);
    await Promise.all([...this.queues.values()].map(async (queue) => (await queue).close()));
    (await this.opened)?.close();
  }

  /** What went wrong, logged, and as the queue may keep it: without words that may quote a person. */
  private told(
    job: { readonly queue: string; readonly jobId: string; readonly attempt: number },
    thrown: unknown,
  ): Error {
    const error = unquotedError(thrown);
    this.log.error({ ...job, error });
    if (isUnavailable(thrown)) error.message = `${AWAY}${error.message}`;
    return error;
  }

  private turnsOf(name: string): Turns {
    const known = this.turns.get(name);
    if (known !== undefined) return known;
    const turns = new Turns(async () => {
      const jobs = (await (
        await this.queue(name)
      ).getJobs(['prioritized'], 0, MOST_COUNTED - 1)) as QueuedJob[];
      return jobs.map((job) => keptOf(job).owner ?? '');
    });
    this.turns.set(name, turns);
    return turns;
  }

  private backend(): Promise<Backend> {
    this.opened ??= this.open();
    return this.opened;
  }

  private queue(name: string): Promise<Queue> {
    const queue = this.queues.get(name) ?? this.openQueue(name);
    this.queues.set(name, queue);
    return queue;
  }

  private async openQueue(name: string): Promise<Queue> {
    const queue = (await this.backend()).queue(name);
    queue.on('error', (error) => {
      this.log.error({ queue: name, error });
    });
    return queue;
  }
}

/** Casts a job's data without a check, since only `begin` writes it. */
function keptOf(job: QueuedJob): Kept {
  return job.data as Kept;
}
