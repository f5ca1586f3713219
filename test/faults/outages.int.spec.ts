import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { TestApp } from '../support/app.js';
import { testApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { outcomesOf } from '../support/outcomes.js';
import { problemIn } from '../support/problem.js';
import type { RedisServer } from '../support/redis.js';
import { REDIS_PROGRAM, redisServer } from '../support/redis.js';
import { takeUp } from '../support/take-up.js';

const REDIS_IS_HERE = existsSync(REDIS_PROGRAM);
if (!REDIS_IS_HERE) process.stderr.write(`SKIPPED: outages with queues in Redis (no ${REDIS_PROGRAM}).\n`);

const BILLS = Array.from({ length: 12 }, (_, month) => ({
  start: `2025-${String(month + 1).padStart(2, '0')}-01`,
  end: month === 11 ? '2026-01-01' : `2025-${String(month + 2).padStart(2, '0')}-01`,
  kwh: '800',
}));
const UPLOADS = 8;
/** Longer than the five attempts of a job, which take eight seconds. */
const AWAY_MS = 15_000;
const SETTLED_WITHIN_MS = 150_000;
const DONE = { unread: 0, unexplained: 0, twice: [] };

/** Orders so many uploads and a recommendation, and answers once all are promised. */
async function order(app: TestApp): Promise<void> {
  for (let count = 0; count < UPLOADS; count += 1) {
    const sent = await app.visitor().send('POST', '/usage/bills', { bills: BILLS, zone: 'America/Chicago' });
    expect([sent.status, sent.text]).toEqual([202, expect.anything()]);
  }
  const visitor = app.visitor();
  await visitor.get('/session');
  const made = await visitor.generate({ usage: { bills: BILLS }, place: { postcode: '75201' } });
  expect([made.status, made.text.slice(0, 200)]).toEqual([201, expect.anything()]);
}

/** Looks for undone work again and again until all is done, and nothing twice. */
async function settled(app: TestApp): Promise<void> {
  await eventually(async () => {
    await takeUp(app);
    expect(await outcomesOf(app)).toEqual(DONE);
  }, SETTLED_WITHIN_MS);
}

(REDIS_IS_HERE ? describe : describe.skip)('queues that lose everything', () => {
  it('in the middle of work lose nothing for good, and nothing is done twice', async () => {
    const redis = await redisServer();
    const app = await testApp({ REDIS_URL: redis.url });
    const asking = new Redis(redis.url);
    try {
      await order(app);
      await asking.flushall();
      await order(app);
      await asking.flushall();
      await settled(app);
    } finally {
      asking.disconnect();
      await app.stop();
      await redis.stop();
    }
  }, 180_000);
});

describe.each(REDIS_IS_HERE ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'])(
  'a database that is away for longer than a job is tried, with queues in %s',
  (queues) => {
    let redis: RedisServer | undefined;
    let app: TestApp;
    let admin: pg.Client;
    beforeAll(async () => {
      redis = queues === 'Redis' ? await redisServer() : undefined;
      app = await testApp(redis === undefined ? {} : { REDIS_URL: redis.url });
      const elsewhere = new URL(app.database.ownerUrl);
      elsewhere.pathname = 'postgres';
      admin = new pg.Client({ connectionString: elsewhere.href });
      await admin.connect();
    });
    afterAll(async () => {
      await admin.end();
      await app.stop();
      await redis?.stop();
    });

    it('holds everything up, loses nothing and doubles nothing', async () => {
      const name = new URL(app.database.ownerUrl).pathname.slice(1);
      await order(app);
      await admin.query(`alter database ${name} allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      const refused = await app.visitor().send('POST', '/usage/bills', { bills: BILLS });
      expect(problemIn(refused)).toMatchObject({ status: 503, code: 'service.unavailable' });
      await pause(AWAY_MS);
      await admin.query(`alter database ${name} allow_connections true`);
      await settled(app);
      expect((await app.visitor().get('/health/ready')).status).toBe(200);
    }, 240_000);
  },
);
