import { existsSync } from 'node:fs';
import { eventually } from '#test/support/eventually';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import type { RedisServer } from '#test/support/redis';
import { redisServer, REDIS_PROGRAM } from '#test/support/redis';
import { openCache } from '../cache/open-cache.js';
import type { JobRun, JobRunner } from './jobs.js';
import { Jobs } from './jobs.js';

const REDIS_IS_HERE = existsSync(REDIS_PROGRAM);
const onRedis = REDIS_IS_HERE ? describe : describe.skip;
if (!REDIS_IS_HERE)
  process.stderr.write(`SKIPPED: the queues and the cache on Redis (no ${REDIS_PROGRAM}).\n`);

/** Who does as a test says, and never gives up. */
function doing(run: JobRunner['run']): JobRunner {
  return { run, giveUp: () => Promise.reject(new Error('was given up')) };
}

/** What every backend of the job queues must do; `connect` opens another handle on the same backend. */
function jobQueues(connect: () => Jobs): void {
  let jobs: Jobs;
  let queue: string;
  let count = 0;
  beforeEach(() => {
    count += 1;
    queue = `queue-${String(count)}`;
    jobs = connect();
  });
  afterEach(() => jobs.close());

  it('run a job once however often the same id is added', async () => {
    const ran: string[] = [];
    for (let again = 0; again < 3; again += 1) await jobs.add({ queue, jobId: 'a', ids: { of: 'a' } });
    await jobs.add({ queue, jobId: 'b', ids: { of: 'b' } });
    await jobs.work(
      queue,
      doing(({ ids }) => Promise.resolve(void ran.push(ids['of'] ?? ''))),
      2,
    );
    await eventually(() => {
      expect([...ran].sort()).toEqual(['a', 'b']);
    });
    await jobs.add({ queue, jobId: 'a', ids: { of: 'a' } });
    await jobs.add({ queue, jobId: 'c', ids: { of: 'c' } });
    await eventually(() => {
      expect([...ran].sort()).toEqual(['a', 'b', 'c']);
    });
  });

  it('try a job that fails again, and say which try it is', async () => {
    const tries: Pick<JobRun, 'attempt' | 'lastAttempt'>[] = [];
    await jobs.work(
      queue,
      doing(({ attempt, lastAttempt }) => {
        tries.push({ attempt, lastAttempt });
        return attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      }),
      1,
    );
    await jobs.add({ queue, jobId: 'stubborn', ids: {} });
    await eventually(() => {
      expect(tries).toEqual([1, 2, 3].map((attempt) => ({ attempt, lastAttempt: false })));
    });
  });

  it('tell how far a job is, and nothing of a job that is not there', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await jobs.work(
      queue,
      doing(async (job) => {
        await job.progress(0.4);
        await held;
      }),
      1,
    );
    await jobs.add({ queue, jobId: 'slow', ids: {} });
    await eventually(async () => {
      expect(await jobs.progressOf(queue, 'slow')).toBe(0.4);
    });
    expect(await jobs.progressOf(queue, 'nobody')).toBe(0);
    expect(await jobs.depths()).toMatchObject([{ queue, active: 1, waiting: 0 }]);
    release();
    await eventually(async () => {
      expect(await jobs.depths()).toMatchObject([{ queue, active: 0, failed: 0 }]);
    });
  });

  it('begin a job anew that was given up, and leave alone one that waits', async () => {
    let broken = true;
    let runs = 0;
    await jobs.add({ queue, jobId: 'a', ids: {} });
    await jobs.refill({ queue, jobId: 'a', ids: {} });
    expect(await jobs.depths()).toMatchObject([{ waiting: 1 }]);
    await jobs.work(
      queue,
      doing(() => {
        runs += 1;
        return broken ? Promise.reject(new Error('broken')) : Promise.resolve();
      }),
      1,
    );
    await eventually(async () => {
      expect(await jobs.depths()).toMatchObject([{ failed: 1 }]);
    }, 30_000);
    expect(runs).toBe(5);
    broken = false;
    await jobs.refill({ queue, jobId: 'a', ids: {} });
    await eventually(() => {
      expect(runs).toBe(6);
    });
    broken = true;
    await jobs.add({ queue, jobId: 'b', ids: {} });
    await eventually(async () => {
      expect(await jobs.depths()).toMatchObject([{ failed: 1 }]);
    }, 30_000);
    broken = false;
    expect(await jobs.retryFailed(queue)).toBe(1);
    await eventually(async () => {
      expect(await jobs.depths()).toMatchObject([{ failed: 0, active: 0, waiting: 0 }]);
    });
    expect(runs).toBe(12);
    expect(await jobs.retryFailed(queue)).toBe(0);
  });

  it('let owners take turns: a hundred jobs of one delay that of another by one at most', async () => {
    const ran: string[] = [];
    const order = (jobId: string, owner: string) => jobs.add({ queue, jobId, ids: {}, owner });
    for (let count = 0; count < 100; count += 1) await order(`hoarder-${String(count)}`, 'hoarder');
    await order('neighbour-0', 'neighbour');
    expect(await jobs.depths()).toMatchObject([{ waiting: 101 }]);
    await jobs.work(
      queue,
      doing(({ jobId }) => Promise.resolve(void ran.push(jobId))),
      1,
    );
    await eventually(() => {
      expect(ran).toHaveLength(101);
    });
    expect(ran.indexOf('neighbour-0')).toBeLessThanOrEqual(1);
    expect(ran.filter((jobId) => jobId !== 'neighbour-0')).toEqual(
      Array.from({ length: 100 }, (_, count) => `hoarder-${String(count)}`),
    );
  });

  it('are shared by processes: what one adds another works', async () => {
    const worker = connect();
    try {
      const ran: string[] = [];
      await worker.work(
        queue,
        doing(({ jobId }) => Promise.resolve(void ran.push(jobId))),
        1,
      );
      await jobs.add({ queue, jobId: 'far', ids: {} });
      await eventually(() => {
        expect(ran).toEqual(['far']);
      });
    } finally {
      await worker.close();
    }
  });
}

describe('job queues on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  jobQueues(() => Jobs.connect({ databaseUrl: database.appUrl }));
});

onRedis('job queues on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await redisServer();
  });
  afterAll(() => redis.stop());

  jobQueues(() => Jobs.connect({ redisUrl: redis.url, databaseUrl: 'postgresql://unused' }));
});

onRedis('the cache on Redis', () => {
  it('gives back what was kept to every process, for a while, and misses when Redis is gone', async () => {
    const redis = await redisServer();
    const [here, there] = [await openCache(redis.url), await openCache(redis.url)];
    try {
      await eventually(async () => {
        await here.set('key', 'text', 60);
        expect(await there.get('key')).toBe('text');
      });
      expect(await here.get('another')).toBeUndefined();
      await redis.stop();
      expect(await there.get('key')).toBeUndefined();
      await expect(here.set('key', 'text', 60)).resolves.toBeUndefined();
    } finally {
      await Promise.all([here.close(), there.close()]);
    }
  });
});

onRedis('a Redis that is not fit', () => {
  it('is refused as a queue when it may throw jobs away, and when nobody answers', async () => {
    const redis = await redisServer('allkeys-lru');
    const jobs = Jobs.connect({ redisUrl: redis.url, databaseUrl: 'postgresql://unused' });
    await expect(jobs.ready()).rejects.toThrow(/maxmemory-policy is allkeys-lru.*noeviction/);
    await redis.stop();
    await expect(jobs.ready()).rejects.toThrow(/REDIS_URL cannot be used/);
    await jobs.close();
  });

  it('costs those who ask it no more than a moment while it is frozen', async () => {
    const redis = await redisServer();
    const cache = await openCache(redis.url);
    const jobs = Jobs.connect({ redisUrl: redis.url, databaseUrl: 'postgresql://unused' });
    await jobs.ready();
    try {
      await eventually(async () => {
        await cache.set('key', 'text', 60);
        expect(await cache.get('key')).toBe('text');
      });
      redis.freeze();
      for (let asked = 0; asked < 100; asked += 1) expect(await cache.get('key')).toBeUndefined();
      expect(await jobs.progressOf('queue', 'a')).toBe(0);
    } finally {
      await Promise.all([cache.close(), redis.stop()]);
      await jobs.close();
    }
  });
});
