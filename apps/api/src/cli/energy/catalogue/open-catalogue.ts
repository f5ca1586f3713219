import { randomUUID } from 'node:crypto';
import { readConfig } from '#api/config/config';
import { readSecrets } from '#api/config/secrets';
import { CatalogueUpdates } from '#api/energy/plans/catalogue-updates';
import { Catalogue } from '#api/energy/plans/catalogue';
import { CatalogueImports } from '#api/energy/plans/imports/catalogue-imports';
import { PlanEditions } from '#api/energy/plans/plan-editions';
import { ReadModels } from '#api/energy/read-models';
import type { Stamp } from '#api/platform/deciding/streams';
import type { EventStore } from '#api/platform/event-store/port/event-store';
import { openDatabase } from '#api/platform/open-database';
import { openPlatform } from '#api/platform/platform';
import { energySealing } from '#api/energy/sealed-fields';
import { energyTrail } from '#domain/energy/energy.trail';
import { energyProjections } from '#projections/energy/energy-projections';
import { anyProjections } from '#projections/shared/projection';

/** The catalogue of an installation, without its server. */
export interface CatalogueDesk {
  readonly imports: CatalogueImports;
  readonly store: EventStore;
  /** Whether addresses inside our own networks may be asked for a list. */
  readonly allowPrivate: boolean;
  close(): Promise<void>;
}

/** Opens the configured database; servers may be using it. */
export async function openCatalogue(): Promise<CatalogueDesk> {
  const config = readConfig();
  const database = await openDatabase(config);
  const secrets = readSecrets(config, { mayGenerate: database.isFresh });
  const parts = {
    projections: anyProjections(energyProjections),
    upcasters: [],
    sealing: energySealing,
    trail: energyTrail,
  };
  const platform = await openPlatform(database.urls, { config, secrets }, [parts]);
  const editions = new PlanEditions(new ReadModels(platform), platform);
  const catalogue = new Catalogue(editions, platform);
  const updates = new CatalogueUpdates(platform.streams);
  return {
    imports: new CatalogueImports(catalogue, editions, updates, platform.streams),
    store: platform.store,
    allowPrivate: platform.mayFetchPrivate,
    async close() {
      await platform.close();
      await database.close();
    },
  };
}

/** The stamp of whoever runs the command line, with the reason they gave. */
export function operatorStamp(reason: string): Stamp {
  const commandId = randomUUID();
  return {
    ...{ commandId, correlationId: commandId, causationId: commandId, reason },
    actor: { id: 'command-line', kind: 'operator' },
    role: 'operator',
    at: new Date().toISOString(),
  };
}
