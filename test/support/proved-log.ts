import pg from 'pg';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { CheckpointStore } from '#api/platform/checkpoints/checkpoint-store';
import { Followers } from '#api/platform/following/followers';
import { Progress } from '#api/platform/following/progress';
import { inTransaction, openPool } from '#api/platform/postgres/pool';
import type { LogKeys } from '#api/platform/transparency/log-keys';
import { sha256 } from '#api/platform/transparency/node-cryptography';
import { openTransparency } from '#api/platform/transparency/open-transparency';
import { TREE, treeFollower } from '#api/platform/transparency/tree-follower';
import type { WitnessSetting } from '#api/platform/transparency/witnesses/witness-settings';
import { parseVerifierKey } from '#domain/shared/proof/signed-note';
import { collect, noted } from './events.js';
import { LOG_SIGNING_KEYS, VERIFIER_KEY } from './log-keys.js';
import type { TestDatabase } from './postgres.js';

/** A log under a tree that grows and is signed; nothing else runs. `owner` may do anything to it. */
export async function openProvedLog(
  { appUrl, ownerUrl }: TestDatabase,
  keys: string = LOG_SIGNING_KEYS,
  witnesses: readonly WitnessSetting[] = [],
) {
  const pool = openPool(appUrl, { name: 'test', connections: 10 });
  const store = new PostgresEventStore(appUrl, new Upcasters([]));
  const checkpoints = new CheckpointStore(pool);
  const progress = new Progress(store, checkpoints);
  const config = { DATA_DIR: '/nowhere', LOG_SIGNING_KEYS: keys, WITNESSES: [...witnesses] };
  const transparency = await openTransparency(config, { pool, store, progress });
  const troubles: unknown[] = [];
  const parts = { checkpoints, pool, url: appUrl, onTrouble: (error: unknown) => troubles.push(error) };
  const following = { ...transparency.following, gather: { events: 256, ms: 20 } };
  const followers = new Followers({ ...parts, ...following });
  followers.start();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    ...{ pool, store, progress, owner, troubles, log: transparency.log, witnesses: transparency.witnesses },
    trust: { keys: [await parseVerifierKey(VERIFIER_KEY, sha256)], outside: [] as readonly string[] },
    /** Appends events to a few streams, one append after another, and waits until all are signed. */
    async grow(count: number, inStretchesOf = count): Promise<void> {
      for (let done = 0; done < count; done += inStretchesOf) {
        const events = Array.from({ length: Math.min(inStretchesOf, count - done) }, (_, n) =>
          noted({ n: done + n }),
        );
        await store.appendToStream(`test-${String((done / inStretchesOf) % 3)}`, events, {
          expectedRevision: 'any',
        });
        await this.signed();
      }
    },
    /** Waits until all is signed, or the follower is in trouble. */
    async signed(): Promise<void> {
      const head = await store.head();
      for (let tries = 0; tries < 200; tries += 1) {
        if (await progress.waitFor(TREE, head, 100)) return;
        if (troubles.length > 0) break;
      }
      throw new Error(`The tree did not follow: ${troubles.map(String).join(', ')}`);
    },
    /** Runs statements as the database's owner, who has switched every refusal off. */
    async tamper(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
      await owner.query('alter table events disable trigger all');
      await owner.query('alter table transparency.checkpoints disable trigger all');
      await work(owner);
      await owner.query('alter table events enable always trigger events_are_facts');
      await owner.query('alter table transparency.checkpoints enable trigger all');
    },
    /** Lets the tree grow no more. */
    stop: () => followers.stop(),
    /** Appends what the tree lacks and signs it once, whoever's keys these are. */
    async follow(signing: LogKeys): Promise<void> {
      const events = await collect(store.readAll({ asStored: true }));
      await inTransaction(pool, (transaction) => treeFollower(signing).apply(transaction, events));
    },
    async close(): Promise<void> {
      await followers.stop();
      await owner.end();
      await store.close();
      await pool.end();
    },
  };
}
