import { readConfig } from '#api/config/config';
import { openEventStore } from '#api/platform/event-store/open-event-store';
import type { Upcaster } from '#api/platform/event-store/port/upcasters';
import type { Verified } from '#api/platform/following/verify';
import { verify } from '#api/platform/following/verify';
import { openDatabase } from '#api/platform/open-database';
import { openPool } from '#api/platform/postgres/pool';
import { exportBundle } from '#api/platform/transparency/export-bundle';
import { readLogKeys } from '#api/platform/transparency/log-keys';
import type { RebuiltTiles } from '#api/platform/transparency/rebuild-tiles';
import { rebuildTiles } from '#api/platform/transparency/rebuild-tiles';
import { verifyLog } from '#api/platform/transparency/verify-log';
import { witnessFolders } from '#api/platform/transparency/witnesses/witness-settings';
import type { Trust } from '#domain/shared/proof/log-verifier';
import type { VerifierKey } from '#domain/shared/proof/signed-note';
import type { Verdict } from '#domain/shared/proof/verdict';
import type { AnyProjection } from '#projections/shared/projection';

/** Tools for the proof of a log, without a server. */
export interface ProofWorkshop {
  /** Keys of the installation. */
  readonly keys: readonly VerifierKey[];
  /** Folders of its witnesses. */
  readonly folders: readonly string[];
  verifyLog(trust: Trust): Promise<Verdict>;
  verifyReadModel(projection: AnyProjection): Promise<Verified>;
  exportBundle(): AsyncIterable<string>;
  rebuildTiles(): Promise<RebuiltTiles>;
  close(): Promise<void>;
}

/** Opens the configured database; servers may be using it. */
export async function openProofWorkshop(upcasters: readonly Upcaster[]): Promise<ProofWorkshop> {
  const config = readConfig();
  const { known } = await readLogKeys(config, { mayGenerate: false });
  const database = await openDatabase(config);
  const url = database.urls.treebeard_app;
  const pool = openPool(url, { name: 'treebeard proof', connections: 3, isPatient: true });
  const store = openEventStore(url, upcasters);
  const parts = { store, pool };
  return {
    keys: known,
    folders: witnessFolders(config.WITNESSES),
    verifyLog: (trust) => verifyLog(parts, trust),
    verifyReadModel: (projection) => verify(projection, parts),
    exportBundle: () => exportBundle(parts),
    rebuildTiles: () => rebuildTiles(parts),
    async close() {
      await store.close();
      await pool.end();
      await database.close();
    },
  };
}
