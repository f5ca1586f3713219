import type { ConcludedUsage } from '#domain/energy/usage/conclusion/concluded-usage';
import type { Origin, UsageEvent } from '#domain/energy/usage/usage.events';
import type { Projection } from '#projections/shared/projection';
import { put, remove } from '#projections/shared/projection';

/** The conclusion of one upload, including the packed year. */
export interface UsageYearRow {
  readonly uploadId: string;
  readonly householdId: string;
  readonly importedAt: string;
  readonly origin: Origin;
  readonly digest: string;
  readonly imported: ConcludedUsage;
}

type Handled = Extract<
  UsageEvent,
  { type: 'energy.usage-imported.v1' | 'energy.usage-corrected.v1' | 'energy.usage-erased.v1' }
>;

/** Every import; plans are priced on a home's latest year. */
export const usageYearProjection: Projection<UsageYearRow, Handled> = {
  name: 'energy.usage-year.v1',
  table: 'energy_usage_year',
  indexed: ['householdId'],
  handles: ['energy.usage-imported.v1', 'energy.usage-corrected.v1', 'energy.usage-erased.v1'],
  project(event) {
    switch (event.type) {
      case 'energy.usage-imported.v1': {
        const { uploadId, householdId, importedAt, origin, digest, imported } = event.data;
        return put(uploadId, { uploadId, householdId, importedAt, origin, digest, imported });
      }
      case 'energy.usage-corrected.v1': {
        const { uploadId, householdId, correctedAt: importedAt, origin, digest, imported } = event.data;
        return put(uploadId, { uploadId, householdId, importedAt, origin, digest, imported });
      }
      case 'energy.usage-erased.v1':
        return remove(event.data.uploadId);
    }
  },
};
