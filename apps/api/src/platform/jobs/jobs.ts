import { setTimeout as pause } from 'node:timers/promises';
import type { Job as QueuedJob, Queue, Worker } from 'bullmq';
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Turns } from './turns.js';

/** What a job carries: ids only, so that the queue never holds anything personal or stale. */
export type JobIds = Readonly<Record<string, string>>;

/** One run of a job. */
export interface JobRun {
  readonly jobId: string;
  readonly ids: JobIds;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly lastAttempt: boolean;
  /** 1 until the queue has given the job up, one more each time that it begins anew. */
  readonly round: number;
  /** Tells how far the job is, 0 to 1. */
  progress(share: number): Promise<void>;
}

/** A job as it is queued. */
export interface JobOrder {
  readonly queue: string;
  readonly jobId: string;
  readonly ids: JobIds;
  /** Whose it is, where owners take turns; a job of nobody comes first. */
  readonly owner?: string | undefined;
}

/** What the queue keeps of a job. */
interface Kept {
  readonly ids: JobIds;
  readonly round: number;
  readonly owner?: string;
}

/** How many jobs of one queue are in which state. */
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
/** So many waiting jobs are looked at to give the next its turn. */
const MOST_COUNTED = 5_000;
/** A worker that died gives its job back after this long. */
const LOCK_MS = 10_000;
const END_WITHIN_MS = 10_000;
/** How long Redis may take for one command. */
const COMMAND_MS = 5_000;

/** The job queues of this process: BullMQ on PostgreSQL, or on Redis where one is configured. */
export class Jobs {
  private readonly queues = new Map<string, Queue>();
  private readonly turns = new Map<string, Turns>();
  private readonly workers: Worker[] = [];
  private readonly log = new Logger('jobs');

  private constructor(
    private readonly makeQueue: (name: string) => Queue,
    private readonly makeWorker: (
      name: string,
      run: (job: QueuedJob) => Promise<void>,
      concurrency: number,
    ) => Worker,
    private readonly disconnect: () => void,
    private readonly check: () => Promise<void>,
  ) {}

  /** `redisUrl` wins over `databaseUrl`; the queues' Redis must be `noeviction`. */
  static connect({ redisUrl, databaseUrl }: { redisUrl?: string | undefined; databaseUrl: string }): Jobs {
    const timing = { lockDuration: LOCK_MS, stalledInterval: LOCK_MS / 2, maxStalledCount: ATTEMPTS };
    if (redisUrl !== undefined) {
      // Two connections: the one that workers wait on for hours can have no time limit.
      const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
      const asking = new Redis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
      for (const one of [connection, asking]) one.on('error', () => undefined); // each command tells of its own failure
      const redis = withBackend<ReturnType<typeof createRedisBackend>, Redis>(createRedisBackend);
      return new Jobs(
        (name) => new redis.Queue(name, { connection: asking }) as unknown as Queue,
        (name, run, concurrency) =>
          new redis.Worker(name, run, { connection, concurrency, ...timing }) as unknown as Worker,
        () => {
          connection.disconnect();
          asking.disconnect();
        },
        () => refuseEviction(asking),
      );
    }
    const connection = { connectionString: databaseUrl, schema: 'bullmq', migrate: true, max: 5 };
    const postgres = withBackend(createPostgresBackend);
    return new Jobs(
      (name) => new postgres.Queue(name, { connection }) as unknown as Queue,
      (name, run, concurrency) =>
        new postgres.Worker(name, run, { connection, concurrency, ...timing }) as unknown as Worker,
      () => undefined,
      () => Promise.resolve(),
    );
  }

  /** Throws one readable error when the queues' Redis cannot be reached or may throw jobs away. */
  ready(): Promise<void> {
    return this.check();
  }

  /** Queues a job. The same id again is the same job as long as the queue remembers it. */
  add(order: JobOrder): Promise<void> {
    return this.begin(order, 1);
  }

  /** Queues a job whose work is known to be undone: one that the queue gave up begins anew, in its next round. */
  async refill(order: JobOrder): Promise<void> {
    const job = (await this.queue(order.queue).getJob(order.jobId)) as QueuedJob | undefined;
    if (job === undefined) return this.begin(order, 1);
    if (!(await job.isFailed())) return;
    await job.remove();
    await this.begin(order, keptOf(job).round + 1);
  }

  private async begin({ queue, jobId, ids, owner }: JobOrder, round: number): Promise<void> {
    const kept: Kept = owner === undefined ? { ids, round } : { ids, round, owner };
    await this.queue(queue).add(queue, kept, {
      jobId,
      ...(owner === undefined ? {} : { priority: await this.turnsOf(queue).next(owner) }),
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: 500 },
      removeOnComplete: { age: KEEP_DONE_S, count: 10_000 },
      removeOnFail: { age: KEEP_FAILED_S, count: 10_000 },
    });
  }

  /** How far a job is, 0 to 1; 0 when unknown, as while the queue is away. */
  async progressOf(queue: string, jobId: string): Promise<number> {
    const asked = this.queue(queue).getJob(jobId) as Promise<QueuedJob | undefined>;
    const job = await asked.catch(() => undefined);
    return typeof job?.progress === 'number' ? job.progress : 0;
  }

  /** Starts working a queue. `run` must be safe to run twice for the same job. */
  async work(queue: string, run: (job: JobRun) => Promise<void>, concurrency: number): Promise<void> {
    // A worker whose backend never came up would spin without rest: fail here instead.
    await this.queue(queue).waitUntilReady();
    const worker = this.makeWorker(
      queue,
      (job) =>
        run({
          jobId: job.id ?? '',
          ids: keptOf(job).ids,
          round: keptOf(job).round,
          attempt: job.attemptsMade + 1,
          lastAttempt: job.attemptsMade + 1 >= ATTEMPTS,
          progress: (share) => job.updateProgress(share),
        }),
      concurrency,
    );
    // BullMQ tells of connection trouble by an event and goes on by itself; unheard it would end the process.
    worker.on('error', (error) => {
      this.log.error({ queue, error });
    });
    this.workers.push(worker);
  }

  /** Depth of every queue this process knows. */
  async depths(): Promise<readonly QueueDepth[]> {
    return Promise.all(
      [...this.queues].map(async ([queue, handle]) => {
        const counts = await handle.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
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

  /** Lets running jobs end, for ten seconds at most (they are safe to run again), then the connections. */
  async close(): Promise<void> {
    const ended = Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.race([ended, pause(END_WITHIN_MS, undefined, { ref: false })]);
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.disconnect();
  }

  private turnsOf(name: string): Turns {
    const known = this.turns.get(name);
    if (known !== undefined) return known;
    const turns = new Turns(async () => {
      const jobs = (await this.queue(name).getJobs(['prioritized'], 0, MOST_COUNTED - 1)) as QueuedJob[];
      return jobs.map((job) => keptOf(job).owner ?? '');
    });
    this.turns.set(name, turns);
    return turns;
  }

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const queue = this.makeQueue(name);
    queue.on('error', (error) => {
      this.log.error({ queue: name, error });
    });
    this.queues.set(name, queue);
    return queue;
  }
}

/** The only writer of the queues is `begin`. */
function keptOf(job: QueuedJob): Kept {
  return job.data as Kept;
}

/** A Redis that evicts keys when it is full would lose jobs that nobody hears of. */
async function refuseEviction(redis: Redis): Promise<void> {
  const told = await redis.info('memory').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'no answer';
    throw new Error(`The Redis of REDIS_URL cannot be used: ${reason}. Check that it runs and its password.`);
  });
  const policy = /^maxmemory_policy:(\S+)/m.exec(told)?.[1] ?? 'unknown';
  if (policy === 'noeviction') return;
  throw new Error(
    `The Redis of REDIS_URL may throw queued jobs away (maxmemory-policy is ${policy}). Set it to noeviction.`,
  );
}
