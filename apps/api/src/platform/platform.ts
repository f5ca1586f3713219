import type { AnyProjection } from '#projections/shared/projection';
import type { Pool } from 'pg';
import type { Config } from '../config/config.js';
import type { Secrets } from '../config/secrets.js';
import { Blobs } from './blobs/blobs.js';
import type { RoomCheck } from './blobs/room.js';
import { databaseRoom, diskRoom } from './blobs/room.js';
import { SealedBlobs } from './blobs/sealed-blobs.js';
import type { Cache } from './cache/cache.js';
import { openCache } from './cache/open-cache.js';
import { CLAIMED_CHANNEL } from './credentials/claimed-households.js';
import { Credentials } from './credentials/credentials.js';
import { ADVANCED_CHANNEL, CheckpointStore } from './checkpoints/checkpoint-store.js';
import type { ContextParts } from './contexts/context.js';
import { repeat } from './contexts/repeat.js';
import { Streams } from './deciding/streams.js';
import type { EventStore } from './event-store/port/event-store.js';
import { openEventStore } from './event-store/open-event-store.js';
import type { FollowersParts } from './following/followers.js';
import { Followers } from './following/followers.js';
import type { Policy } from './following/policy.js';
import { policyFollower } from './following/policy.js';
import { Progress } from './following/progress.js';
import { projectionFollower } from './following/projection-follower.js';
import { Maintenance } from './following/maintenance.js';
import { prepareReadModels } from './following/prepare-read-models.js';
import { Jobs } from './jobs/jobs.js';
import type { ObjectStore } from './objects/object-store.js';
import { PostgresObjects } from './objects/postgres-objects.js';
import { Notifications } from './postgres/notifications.js';
import { openPool } from './postgres/pool.js';
import type { RoleUrls } from './postgres/roles.js';
import { reachRedis } from './redis-reachable.js';
import { Sealing } from './sealing/sealing.js';
import { checkMasterKey } from './sealing/master-key.js';
import { Switches } from './switches/switches.js';
import { ERASED_CHANNEL, PostgresSubjectKeys } from './sealing/subject-keys.js';
import type { Transparency } from './transparency/open-transparency.js';
import { openTransparency, SHOW_EVERY_MS } from './transparency/open-transparency.js';
import type { Witnesses } from './transparency/witnesses/witnesses.js';
import type { TransparencyLog } from './transparency/transparency-log.js';

/** The machinery that serves every context: opened once per process, closed at its end. */
export interface Platform {
  /** What every context that was opened says of itself. */
  readonly contexts: readonly ContextParts[];
  readonly store: EventStore;
  readonly streams: Streams;
  readonly sealing: Sealing;
  readonly credentials: Credentials;
  readonly blobs: SealedBlobs;
  /** What events name by digest, kept as long as they are. */
  readonly objects: ObjectStore;
  readonly jobs: Jobs;
  readonly cache: Cache;
  readonly progress: Progress;
  readonly switches: Switches;
  /** Every read model, to rebuild and to look at. */
  readonly maintenance: Maintenance;
  readonly transparency: TransparencyLog;
  readonly witnesses: Witnesses;
  /** The application's role. */
  readonly pool: Pool;
  /** Whether what people name may be fetched from inside our own networks. */
  readonly mayFetchPrivate: boolean;
  /** Starts projections and policies; a second process stands by. */
  readonly follow: (policies: readonly Policy[], onTrouble: (error: unknown) => void) => void;
  close(): Promise<void>;
}

const MIB = 1024 * 1024;
const POOL_CONNECTIONS = 16;
/** Keys are cached, sessions of accounts are looked up with every request. */
const KEYS_CONNECTIONS = 6;

/** Checks free disk for the embedded database, and the size of an external one, whose disk we cannot see. */
function roomFor(config: Config, pool: Pool): RoomCheck {
  if (config.DATABASE_URL === undefined) return diskRoom(config.DATA_DIR, config.FREE_SPACE_MB * MIB);
  return databaseRoom(pool, (config.DATABASE_LIMIT_MB ?? Infinity) * MIB);
}

/** Listens to what other processes erase and claim. */
function hearOf(url: string, sealing: Sealing, { households }: Credentials): Notifications {
  const notifications = new Notifications(url, [ADVANCED_CHANNEL, ERASED_CHANNEL, CLAIMED_CHANNEL]);
  notifications.listen(ERASED_CHANNEL, (subjectId) => {
    sealing.forget(subjectId);
  });
  notifications.listen(CLAIMED_CHANNEL, (householdId) => {
    households.heard(householdId);
  });
  return notifications;
}

/**
 * Starts to follow, and shows witnesses what is new; gives what ends both. Sets of their own, so that queueing jobs and
 * signing never delay the read models that pages wait for.
 */
function startFollowers(
  parts: Omit<FollowersParts, 'name' | 'followers'>,
  { projections, policies, transparency }: Followed,
): () => Promise<void> {
  const sets = [
    new Followers({
      ...parts,
      name: 'read models',
      followers: projections.map((one) => projectionFollower(one)),
    }),
    new Followers({ ...parts, name: 'policies', followers: policies.map(policyFollower) }),
    new Followers({ ...parts, ...transparency.following }),
  ];
  for (const set of sets) set.start();
  const showing = repeat(
    SHOW_EVERY_MS,
    () => transparency.witnesses.show(),
    (error) => {
      parts.onTrouble(error, undefined);
    },
  );
  return async () => {
    await Promise.all([...sets.map((set) => set.stop()), showing.close()]);
  };
}

interface Followed {
  readonly projections: readonly AnyProjection[];
  readonly policies: readonly Policy[];
  readonly transparency: Transparency;
}

/** Opens everything on a migrated database for these contexts. */
export async function openPlatform(
  { treebeard_app: url, treebeard_keys: keysUrl }: RoleUrls,
  { config, secrets }: { readonly config: Config; readonly secrets: Secrets },
  contexts: readonly ContextParts[],
): Promise<Platform> {
  const projections = contexts.flatMap(({ projections: ofContext }) => ofContext);
  await reachRedis(config.REDIS_URL, 'REDIS_URL');
  const pool = openPool(url, { name: 'treebeard', connections: POOL_CONNECTIONS });
  const keysPool = openPool(keysUrl, { name: 'treebeard keys', connections: KEYS_CONNECTIONS });
  const masterKey = Buffer.from(secrets.masterKey, 'base64');
  const keys = new PostgresSubjectKeys(keysPool, masterKey);
  await checkMasterKey(keysPool, masterKey);
  const store = openEventStore(
    url,
    contexts.flatMap(({ upcasters }) => upcasters),
  );
  const rules = contexts.map(({ sealing: ofContext }) => Object.entries(ofContext)).flat();
  const sealing = new Sealing(keys, Object.fromEntries(rules));
  const credentials = new Credentials(keysPool, masterKey);
  const notifications = hearOf(url, sealing, credentials);
  const checkpoints = new CheckpointStore(pool);
  const jobs = Jobs.connect({ redisUrl: config.REDIS_URL, databaseUrl: url });
  await jobs.ready();
  const cache = await openCache(config.REDIS_CACHE_URL);
  await prepareReadModels(projections, { store, pool });
  const progress = new Progress(store, checkpoints, notifications);
  const transparency = await openTransparency(config, { pool, store, progress });
  let stopFollowing = (): Promise<void> => Promise.resolve();
  return {
    contexts,
    store,
    streams: new Streams(store, sealing),
    sealing,
    credentials,
    blobs: new SealedBlobs(new Blobs(pool), sealing, roomFor(config, pool)),
    objects: new PostgresObjects(pool),
    jobs,
    cache,
    switches: new Switches(),
    maintenance: new Maintenance(projections, { store, pool }),
    progress,
    transparency: transparency.log,
    witnesses: transparency.witnesses,
    pool,
    mayFetchPrivate: config.FETCH_PRIVATE_ADDRESSES,
    follow(policies, onTrouble) {
      const parts = { store, checkpoints, pool, url, onTrouble };
      stopFollowing = startFollowers(parts, { projections, policies, transparency });
    },
    async close() {
      await stopFollowing();
      await jobs.close();
      await cache.close();
      await store.close();
      await notifications.close();
      await Promise.all([pool.end(), keysPool.end()]);
    },
  };
}
