import type { Pool } from 'pg';
import { verifierKeyText } from '#domain/shared/proof/signed-note';
import type { Config } from '#api/config/config';
import type { EventStore } from '../event-store/port/event-store.js';
import type { FollowersParts } from '../following/followers.js';
import type { Progress } from '../following/progress.js';
import type { LogToFollow } from '../following/stepper.js';
import type { LogKeys } from './log-keys.js';
import { readLogKeys } from './log-keys.js';
import { TransparencyLog } from './transparency-log.js';
import { treeFollower } from './tree-follower.js';
import { newestCheckpoint } from './tree-tables.js';
import { Witnesses } from './witnesses/witnesses.js';

/** How much may be in the log and not yet under a checkpoint. */
const GATHER = { events: 256, ms: 1_000 };

/** How often witnesses are shown what is new. */
export const SHOW_EVERY_MS = 10_000;

/** The tree over the log, and what a worker runs to let it grow. */
export interface Transparency {
  readonly log: TransparencyLog;
  readonly witnesses: Witnesses;
  readonly following: Pick<FollowersParts, 'name' | 'followers' | 'store' | 'gather'>;
}

/** Reads the log's keys, makes the first one for a log without a checkpoint, and lists them. */
export async function openTransparency(
  config: Pick<Config, 'DATA_DIR' | 'LOG_SIGNING_KEYS' | 'WITNESSES'>,
  parts: { readonly pool: Pool; readonly store: EventStore; readonly progress: Progress },
): Promise<Transparency> {
  const { pool, store } = parts;
  const mayGenerate = (await newestCheckpoint(pool)) === undefined;
  const keys = await readLogKeys(config, { mayGenerate });
  await listKeys(pool, keys);
  const log = new TransparencyLog({ ...parts, keys });
  return {
    log,
    witnesses: await Witnesses.open(config.WITNESSES, { pool, log }),
    following: {
      name: 'transparency',
      followers: [treeFollower(keys)],
      store: asStored(store),
      gather: GATHER,
    },
  };
}

async function listKeys(pool: Pool, { known }: LogKeys): Promise<void> {
  await pool.query(
    'insert into transparency.keys (verifier_key) select unnest($1::text[]) on conflict do nothing',
    [known.map(verifierKeyText)],
  );
}

/** The log as it was appended: what is proved must not hang on the upcasters of this version. */
function asStored(store: EventStore): LogToFollow {
  return {
    head: () => store.head(),
    awaitAfter: (after, timeoutMs, signal) => store.awaitAfter(after, timeoutMs, signal),
    eventsBetween: (after, until) => store.eventsBetween(after, until),
    readAll: (read) => store.readAll({ ...read, asStored: true }),
  };
}
