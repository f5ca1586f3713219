import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { logged } from '#test/support/logged';
import type { RedisServer } from '#test/support/redis';
import { redisServer } from '#test/support/redis';

/** In no file of ours; what a person may write, it says. */
const MARK = 'QUILLFEATH';
/** What nobody would write, but what tells of this home; the ZIP as a word, since a hash may hold its digits. */
const TELLING = /\b77002\b|houston|centerpoint|us-tx|America\/|17\.7313|2031-05-17|0\.91827|sample/i;

const BILLS = Array.from({ length: 12 }, (_, month) => ({
  start: `2025-${String(month + 1).padStart(2, '0')}-01`,
  end: month === 11 ? '2026-01-01' : `2025-${String(month + 2).padStart(2, '0')}-01`,
  kwh: '918.27',
}));

/** Forty days of half hours of a meter that bears the mark. */
function markedMeter(): string {
  const days = Array.from({ length: 40 }, (_, at) => {
    const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', '');
    return `300,${day},${'0.91827,'.repeat(48)}A,,,20260301000000,`;
  });
  const head = [`100,NEM12,202603010000,${MARK},${MARK}`, `200,${MARK},E1,1,E1,N1,${MARK},KWH,30,`];
  return [...head, ...days, '900', ''].join('\n');
}

/** Every row of every table, bytes as hexadecimal digits. */
async function everyRow(pool: Pool): Promise<readonly string[]> {
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    found.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return found;
}

/** Everything that a Redis holds, as text. */
async function everyKey(url: string): Promise<readonly string[]> {
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const type = await redis.type(key);
      const held = {
        string: () => redis.get(key),
        hash: () => redis.hgetall(key),
        list: () => redis.lrange(key, 0, -1),
        set: () => redis.smembers(key),
        zset: () => redis.zrange(key, 0, -1),
        stream: () => redis.xrange(key, '-', '+'),
      }[type];
      found.push(`${key} ${JSON.stringify(await held?.())}`);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

function marked(lines: readonly string[]): readonly string[] {
  const hex = Buffer.from(MARK).toString('hex');
  return lines.filter((line) => line.toUpperCase().includes(MARK) || line.includes(hex));
}

describe('a home that asks to be forgotten', () => {
  let app: TestApp;
  let queues: RedisServer;
  let cache: RedisServer;
  let log: readonly string[];
  beforeAll(async () => {
    log = logged();
    [queues, cache] = await Promise.all([redisServer(), redisServer()]);
    app = await testApp({ LOG_LEVEL: 'debug', REDIS_URL: queues.url, REDIS_CACHE_URL: cache.url });
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([queues.stop(), cache.stop()]);
    jest.restoreAllMocks();
  });

  const everything = async (): Promise<readonly string[]> => [
    ...(await everyRow(app.platform.pool)),
    ...(await everyKey(queues.url)),
    ...(await everyKey(cache.url)),
    ...log,
  ];

  /** Says the mark wherever a person can say anything, and has it refused where that is how it goes. */
  async function sayEverywhere(visitor: Client): Promise<void> {
    const readable = await visitor.upload([{ name: `${MARK}.csv`, text: markedMeter() }], 'America/Chicago');
    expect(await visitor.outcome(readable.json<{ id: string }>().id)).toMatchObject({ status: 'imported' });
    for (const text of [
      `${MARK};${MARK}\n${MARK};1\n`,
      `start,kwh\n2026-01-01 00:00,${MARK}\n`,
      `{"${MARK}":`,
    ]) {
      const { id } = (await visitor.upload([{ name: `${MARK} refused.csv`, text }])).json<{ id: string }>();
      expect(await visitor.outcome(id)).toMatchObject({ status: 'rejected' });
    }
    const described = await visitor.send('PUT', '/households/me/current-plan', {
      plan: { kind: 'catalogue', planId: MARK.toLowerCase() },
      contractEnd: '2031-05-17',
      terminationFee: { kind: 'none' },
    });
    expect(described.status).toBe(200);
    expect((await visitor.generate({ place: { postcode: '77002' }, usage: { bills: BILLS } })).status).toBe(
      422,
    );
    const made = await visitor.generate(
      {
        usage: { bills: BILLS },
        currentPlan: {
          plan: { kind: 'ownRate', energyCentsPerKwh: '17.7313', monthlyFee: '9.95' },
          contractEnd: '2031-05-17',
          terminationFee: { kind: 'flat', amount: '150' },
        },
        preferences: {
          wishes: DEFAULT_PREFERENCES.wishes,
          limits: { excludedRetailers: [MARK] },
        },
      },
      `key-${MARK}`,
    );
    expect([made.status, made.status === 201 ? '' : made.text]).toEqual([201, '']);
    const { recommendationId } = made.json<{ recommendationId: string }>();
    await eventually(async () => {
      const words = await visitor.get(`/recommendations/${recommendationId}/explanation`);
      expect(words.json()).toMatchObject({ status: 'published' });
    });
    const said = { helpful: false, words: `${MARK} says no` };
    expect((await visitor.send('POST', `/recommendations/${recommendationId}/feedback`, said)).status).toBe(
      202,
    );
    await visitor.send('POST', `/recommendations/${recommendationId}/feedback`, {
      helpful: true,
      planId: MARK,
    });
    await visitor.send('POST', '/places', { postcode: MARK });
  }

  it('has left its words nowhere in the clear: events, rows, bytes, caches, queues and logs', async () => {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    await sayEverywhere(visitor);
    expect(marked(await everything())).toEqual([]);
    expect(log.join('')).toContain('/recommendations/generate');
    const ofHome = (await everyRow(app.platform.pool)).filter((row) => row.includes(householdId));
    expect(ofHome.length).toBeGreaterThan(20);
    expect(ofHome.filter((row) => TELLING.test(row.replace(/box"": ""[^"]*/g, '')))).toEqual([]);
    expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
    await eventually(async () => {
      const rows = (await everyRow(app.platform.pool)).filter((row) => row.includes(householdId));
      // The trail holds the ids that the log holds, and nothing else of a home.
      const readable = /^(read_models\.(?!trust_audit_entry)|blobs\.)/;
      expect(rows.filter((row) => readable.test(row))).toEqual([]);
    });
    expect(marked(await everything())).toEqual([]);
  });
});
