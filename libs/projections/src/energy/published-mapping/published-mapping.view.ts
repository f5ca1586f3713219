import { z } from 'zod';
import { TableMappingSchema } from '#domain/energy/usage/formats/tables/asking/mapping';

/** A mapping that is published for everybody. */
export const PublishedMappingRow = z.object({
  mappingId: z.uuid(),
  title: z.string(),
  mapping: TableMappingSchema,
  publishedAt: z.string(),
});
export type PublishedMappingRow = z.infer<typeof PublishedMappingRow>;

/** All of them, by title. */
export const PublishedMappingsView = z.object({ mappings: z.array(PublishedMappingRow) });
export type PublishedMappingsView = z.infer<typeof PublishedMappingsView>;
