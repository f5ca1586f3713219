import type { Job as QueuedJob, Queue, Worker, WorkerOptions } from 'bullmq';
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { refuseEviction } from './eviction.js';

type Timing = Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>;

/** Where the queues are. */
export interface Backend {
  /** Throws one readable error if the queues cannot be reached, or may lose jobs. */
  check(): Promise<void>;
  queue(name: string): Queue;
  worker(name: string, run: (job: QueuedJob) => Promise<void>, timing: Timing): Worker;
  close(): void;
}

/** Time limit of one Redis command. */
const COMMAND_MS = 5_000;

/** Queues in a Redis, which must be `noeviction`. */
export function redisBackend(url: string): Backend {
  // Two connections: workers wait on theirs for hours, so it can have no time limit.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const asking = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
  for (const one of [connection, asking]) one.on('error', () => undefined); // each command reports its own failure
  const redis = withBackend<ReturnType<typeof createRedisBackend>, Redis>(createRedisBackend);
  return {
    check: () => refuseEviction(asking),
    queue: (name) => new redis.Queue(name, { connection: asking }) as unknown as Queue,
    worker: (name, run, timing) =>
      new redis.Worker(name, run, { connection, ...timing }) as unknown as Worker,
    close() {
      connection.disconnect();
      asking.disconnect();
    },
  };
}

/** Queues in PostgreSQL, in a schema of their own. */
export function postgresBackend(url: string): Backend {
  const connection = { connectionString: url, schema: 'bullmq', migrate: true, max: 5 };
  const postgres = withBackend(createPostgresBackend);
  return {
    check: () => Promise.resolve(),
    queue: (name) => new postgres.Queue(name, { connection }) as unknown as Queue,
    worker: (name, run, timing) =>
      new postgres.Worker(name, run, { connection, ...timing }) as unknown as Worker,
    close: () => undefined,
  };
}
