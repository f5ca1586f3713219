import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type pg from 'pg';
import { LOG_SIGNING_KEYS } from '#test/support/log-keys';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { openProvedLog } from '#test/support/proved-log';
import { checkpointText } from '#domain/shared/proof/checkpoint';
import { newLogKey, parseLogKeys } from './log-keys.js';
import { rebuildTiles } from './rebuild-tiles.js';
import { verifyLog } from './verify-log.js';

const EVENTS = 300;
const TABLES = ['events', 'log_head', 'transparency.tiles', 'transparency.checkpoints'] as const;

/** A tampering by the database's owner: what it does at event `i` (or from it on), and the first event it alters. */
interface Tampering {
  readonly name: string;
  readonly does: (owner: pg.Client, i: number, j: number) => Promise<unknown>;
  /** Where `i` is not the first event altered. */
  readonly first?: (i: number, j: number) => number;
}

const at = (i: number): number => i + 1;
const shift = async (owner: pg.Client, from: number, by: 1 | -1): Promise<void> => {
  await owner.query(
    'update events set global_position = -(global_position + $2) where global_position >= $1',
    [from, by],
  );
  await owner.query('update events set global_position = -global_position where global_position < 0');
  await owner.query('update log_head set position = position + $1', [by]);
};
const rewrite = async (owner: pg.Client, i: number, fresh: boolean): Promise<void> => {
  const { rows } = await owner.query<{ id: string; stream: string; type: string; metadata: string }>(
    'select event_id as id, stream_id as stream, event_type as type, metadata from events where global_position = $1',
    [at(i)],
  );
  for (const { id, stream: streamId, type, metadata } of rows) {
    const data = { n: 'rewritten' };
    const text = canonicalize({ data, id, metadata: JSON.parse(metadata), streamId, type }) ?? '';
    const hash = fresh ? createHash('sha256').update(text).digest() : null;
    await owner.query('update events set data = $2, hash = coalesce($3, hash) where global_position = $1', [
      at(i),
      JSON.stringify(data),
      hash,
    ]);
  }
};

const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'backdates one',
    does: (owner, i, j) =>
      owner.query(
        "update events set recorded_at = recorded_at - $2 * interval '1 minute' where global_position = $1",
        [at(i), j + 1],
      ),
  },
  {
    name: 'swaps two',
    does: async (owner, i, j) => {
      const other = j === i ? (i + 1) % EVENTS : j;
      await owner.query(
        'update events set global_position = case global_position when $1 then -$2::bigint else -$1::bigint end where global_position in ($1, $2)',
        [at(i), at(other)],
      );
      await owner.query('update events set global_position = -global_position where global_position < 0');
    },
    first: (i, j) => Math.min(i, j === i ? (i + 1) % EVENTS : j),
  },
  {
    name: 'cuts the end off',
    does: async (owner, i) => {
      await owner.query('delete from events where global_position >= $1', [at(i)]);
      await owner.query('update log_head set position = $1', [i]);
    },
  },
  {
    name: 'takes one out',
    does: (owner, i) => owner.query('delete from events where global_position = $1', [at(i)]),
  },
  {
    name: 'takes one out and closes the gap',
    does: async (owner, i) => {
      await owner.query('delete from events where global_position = $1', [at(i)]);
      await shift(owner, at(i), -1);
    },
  },
  { name: 'rewrites one', does: (owner, i) => rewrite(owner, i, false) },
  { name: 'rewrites one with a fresh hash', does: (owner, i) => rewrite(owner, i, true) },
  {
    name: 'puts one in',
    does: async (owner, i) => {
      await shift(owner, at(i), 1);
      await owner.query(
        `insert into events select $1, 'test-forged', 0, $2, event_type, schema_version, category, data, metadata, hash, recorded_at
         from events where global_position = (select min(global_position) from events)`,
        [at(i), randomUUID()],
      );
      await rewrite(owner, i, true);
    },
  },
  {
    name: 'gives one to another stream',
    does: (owner, i) =>
      owner.query(
        "update events set stream_id = 'test-other', stream_revision = 0 where global_position = $1",
        [at(i)],
      ),
  },
  {
    name: 'changes a hash of the stored tree',
    does: (owner, i, j) =>
      owner.query(
        `update transparency.tiles set hashes = set_byte(hashes, $2, (get_byte(hashes, $2) + 1) % 256)
         where level = 0 and number = $1`,
        [Math.floor(i / 256), (i % 256) * 32 + (j % 32)],
      ),
  },
];

describe('what the owner of the database does to a log', () => {
  let database: TestDatabase;
  let proved: Awaited<ReturnType<typeof openProvedLog>>;
  let outside: readonly string[];
  beforeAll(async () => {
    database = await testDatabase();
    proved = await openProvedLog(database);
    await proved.grow(EVENTS, 60);
    await proved.stop();
    outside = [(await proved.log.newest()).note];
    for (const table of TABLES)
      await proved.owner.query(`create table kept_${table.replace('.', '_')} as table ${table}`);
  });
  afterAll(async () => {
    await proved.close();
    await database.drop();
  });
  afterEach(() => restore());

  const restore = (): Promise<void> =>
    proved.tamper(async (owner) => {
      for (const table of TABLES) {
        await owner.query(`truncate ${table}`);
        await owner.query(`insert into ${table} select * from kept_${table.replace('.', '_')}`);
      }
    });
  const verify = () => verifyLog(proved, { ...proved.trust, outside });

  it('is found each time, and the first altered event named, in 100 of 100 tamperings', async () => {
    expect(await verify()).toMatchObject({ isIntact: true, events: EVENTS, outside: 1 });
    const place = fc.integer({ min: 0, max: EVENTS - 1 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TAMPERINGS), place, place, async (tampering, i, j) => {
        await proved.tamper((owner) => tampering.does(owner, i, j));
        const { isIntact, findings } = await verify();
        await restore();
        expect([tampering.name, isIntact]).toEqual([tampering.name, false]);
        const named = findings.filter(({ what }) => what !== 'checkpoint')[0];
        expect([tampering.name, named?.index]).toEqual([tampering.name, tampering.first?.(i, j) ?? i]);
        expect(await verify()).toMatchObject({ isIntact: true });
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it.each(TAMPERINGS)('is found when it $name', async ({ does, first }) => {
    await proved.tamper((owner) => does(owner, 130, 270));
    const verdict = await verify();
    expect(verdict.isIntact).toBe(false);
    expect(verdict.findings[0]?.index).toBe(first?.(130, 270) ?? 130);
  });

  it('is found when an event, the stored tree and every later checkpoint go together', async () => {
    await proved.tamper(async (owner) => {
      await rewrite(owner, 200, true);
      await owner.query('delete from transparency.checkpoints where size > 180');
      await owner.query('update transparency.checkpoints set size = 300, note = note where size = 180');
    });
    await expect(rebuildTiles(proved)).rejects.toMatchObject({ code: 'proof.broken' });
    const { findings } = await verify();
    expect(findings[0]?.index).toBeLessThanOrEqual(200);
    expect(findings.some(({ what }) => what === 'event' || what === 'fork')).toBe(true);
  });

  it('is found when it signs a log of its own with a key of its own', async () => {
    const { privateKey } = await newLogKey('treebeard.test/log');
    const forged = await parseLogKeys(privateKey);
    const text = checkpointText({ origin: 'treebeard.test/log', size: 60, root: new Uint8Array(32) });
    await proved.tamper(async (owner) => {
      await owner.query('update transparency.checkpoints set note = $1 where size = 60', [forged.sign(text)]);
    });
    expect((await verify()).findings).toMatchObject([{ what: 'checkpoint', index: 60 }]);
  });

  it('is a fork when it even has the key: only what was kept outside betrays that', async () => {
    const stolen = await parseLogKeys(LOG_SIGNING_KEYS);
    await proved.tamper(async (owner) => {
      await rewrite(owner, 100, true);
      await owner.query('delete from transparency.checkpoints');
      await owner.query('delete from transparency.tiles');
    });
    await proved.follow(stolen);
    expect(await verifyLog(proved, proved.trust)).toMatchObject({ isIntact: true, outside: 0 });
    expect((await verify()).findings[0]).toMatchObject({ what: 'fork', index: 0, until: EVENTS });
  });

  it('is found in a tile above the leaves', async () => {
    await proved.tamper(async (owner) => {
      await owner.query(
        'update transparency.tiles set hashes = set_byte(hashes, 3, (get_byte(hashes, 3) + 1) % 256) where level = 1',
      );
    });
    expect((await verify()).findings).toMatchObject([{ what: 'tile', index: 0 }]);
  });
});
