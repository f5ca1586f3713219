import type { PublishedMappingsEvent } from '#domain/energy/usage/questions/published-mappings.events';
import type { Projection } from '#projections/shared/projection';
import { put, remove } from '#projections/shared/projection';
import type { PublishedMappingRow } from './published-mapping.view.js';

/** The mappings that are published now. */
export const publishedMappingProjection: Projection<PublishedMappingRow, PublishedMappingsEvent> = {
  name: 'energy.published-mapping.v1',
  table: 'energy_published_mapping',
  handles: ['energy.mapping-published.v1', 'energy.mapping-withdrawn.v1'],
  project({ type, data }) {
    return type === 'energy.mapping-published.v1' ? put(data.mappingId, data) : remove(data.mappingId);
  },
};
