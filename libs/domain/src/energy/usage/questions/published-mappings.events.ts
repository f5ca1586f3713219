import { z } from 'zod';
import { Instant, Name } from '#domain/shared/quantity';
import { TableMappingSchema } from '../formats/tables/asking/mapping.js';

/** Tables of this header are read so for every home that has not said otherwise. */
export const MappingPublished = z.strictObject({
  type: z.literal('energy.mapping-published.v1'),
  data: z.strictObject({
    mappingId: z.uuid(),
    /** Whose tables these are, in the admin's words. */
    title: Name.min(1),
    mapping: TableMappingSchema,
    publishedAt: Instant,
  }),
});

/** Homes are asked again about such tables. */
export const MappingWithdrawn = z.strictObject({
  type: z.literal('energy.mapping-withdrawn.v1'),
  data: z.strictObject({ mappingId: z.uuid(), withdrawnAt: Instant }),
});

export const PublishedMappingsEvent = z.discriminatedUnion('type', [MappingPublished, MappingWithdrawn]);
export type PublishedMappingsEvent = z.infer<typeof PublishedMappingsEvent>;
