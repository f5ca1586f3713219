import type { Change, Projection } from '#projections/shared/projection';
import { patch, put, remove } from '#projections/shared/projection';
import type { Policy } from '#api/platform/following/policy';
import { CheckpointStore } from '#api/platform/checkpoints/checkpoint-store';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { Followers } from '#api/platform/following/followers';
import { policyFollower } from '#api/platform/following/policy';
import { Progress } from '#api/platform/following/progress';
import { prepareReadModels } from '#api/platform/following/prepare-read-models';
import { anyProjections } from '#projections/shared/projection';
import type { Follower } from '#api/platform/following/follower';
import { Notifications } from '#api/platform/postgres/notifications';
import { openPool } from '#api/platform/postgres/pool';
import { testDatabase } from './postgres.js';
import type { TestDatabase } from './postgres.js';

/** A row of the tally: a word, how often it was said, and the number it was last said with. */
export type Tally = { readonly word: string; readonly times: number; readonly last: number };

/** An event for tests: a word is said or withdrawn. */
export type Said = {
  readonly type: 'test.noted.v1';
  readonly data: {
    readonly word: string;
    readonly n: number;
    readonly forget?: boolean;
    readonly fresh?: boolean;
  };
};

/** A read model that uses every kind of change. */
export const tally: Projection<Tally, Said> = {
  name: 'test.tally.v1',
  table: 'tally',
  indexed: ['word'],
  handles: ['test.noted.v1'],
  project({ data: { word, n, forget, fresh } }): Change<Tally> | readonly Change<Tally>[] {
    if (word === '') return [];
    if (forget === true) return remove(word);
    if (fresh === true) return put(word, { word, times: 1, last: n });
    return patch(word, (row) => ({ word, times: (row?.times ?? 0) + 1, last: n }));
  },
};

/** Everything for following, on one test database. */
export async function openFollowing({ appUrl }: TestDatabase) {
  const pool = openPool(appUrl, { name: 'test', connections: 10 });
  const store = new PostgresEventStore(appUrl, new Upcasters([]));
  const notifications = new Notifications(appUrl, ['followers_advanced']);
  const checkpoints = new CheckpointStore(pool);
  const running: Followers[] = [];
  const troubles: unknown[] = [];
  await prepareReadModels(anyProjections({ tally }), { store, pool });
  return {
    pool,
    store,
    checkpoints,
    troubles,
    progress: new Progress(store, checkpoints, notifications),
    /** Starts followers in a set of this name. */
    follow(name: string, followers: readonly Follower[]): Followers {
      const parts = { name, followers, store, checkpoints, pool, url: appUrl };
      const started = new Followers({ ...parts, onTrouble: (error) => troubles.push(error) });
      started.start();
      running.push(started);
      return started;
    },
    policy: (policy: Policy): Follower => policyFollower(policy),
    /** The rows of the tally, with the position that each was last touched at. */
    async rows(table = 'tally') {
      const { rows } = await pool.query(
        `select key, body, position, word from read_models.${table} order by key`,
      );
      return rows as readonly { key: string; body: Tally; position: string; word: string }[];
    },
    async close(): Promise<void> {
      await Promise.all(running.map((followers) => followers.stop()));
      await notifications.close();
      await store.close();
      await pool.end();
    },
  };
}

/** Everything for following, on a new database for each test of the suite. */
export function eachTestFollows() {
  let database: TestDatabase;
  let following: Awaited<ReturnType<typeof openFollowing>>;
  beforeEach(async () => {
    database = await testDatabase();
    following = await openFollowing(database);
  });
  afterEach(async () => {
    await following.close();
    await database.drop();
  });
  return {
    get database() {
      return database;
    },
    get following() {
      return following;
    },
  };
}
