import { readConfig } from '#api/config/config';
import { CheckpointStore } from '#api/platform/checkpoints/checkpoint-store';
import { openEventStore } from '#api/platform/event-store/open-event-store';
import type { Upcaster } from '#api/platform/event-store/port/upcasters';
import { Progress } from '#api/platform/following/progress';
import type { Rebuilt } from '#api/platform/following/rebuild';
import { rebuild } from '#api/platform/following/rebuild';
import type { Verified } from '#api/platform/following/verify';
import { verify } from '#api/platform/following/verify';
import { openDatabase } from '#api/platform/open-database';
import { openPool } from '#api/platform/postgres/pool';
import type { AnyProjection } from '#projections/shared/projection';

/** How far a read model has followed the log. */
export interface Standing {
  readonly name: string;
  readonly position: string;
  readonly generation: number;
  readonly behind: number | null;
  readonly behindS: number;
  readonly failure: string | null;
}

/** Tools for maintaining read models without a server. */
export interface Workshop {
  progress(): Promise<readonly Standing[]>;
  rebuild(projection: AnyProjection): Promise<Rebuilt>;
  verify(projection: AnyProjection): Promise<Verified>;
  close(): Promise<void>;
}

/** Opens the configured database; servers may be using it. */
export async function openWorkshop(upcasters: readonly Upcaster[]): Promise<Workshop> {
  const database = await openDatabase(readConfig());
  const url = database.urls.treebeard_app;
  const pool = openPool(url, { name: 'treebeard projections', connections: 3, isPatient: true });
  const store = openEventStore(url, upcasters);
  const progress = new Progress(store, new CheckpointStore(pool));
  return {
    async progress() {
      const lag = await progress.followerLag();
      return lag.map(({ subscription: name, position, generation, behind, behindS, failure }) => ({
        ...{ name, position, generation, behind, behindS, failure },
      }));
    },
    rebuild: (projection) => rebuild(projection, { store, pool }),
    verify: (projection) => verify(projection, { store, pool }),
    async close() {
      await store.close();
      await pool.end();
      await database.close();
    },
  };
}
