import { z } from 'zod';
import { Name, Reason } from '#domain/shared/quantity';
import { TableMappingSchema } from '../formats/tables/asking/mapping.js';

/** Publishes how tables of one header are read, for everybody; says whose tables they are and why it is published. */
export const PublishMappingSchema = z.strictObject({
  title: Name.trim().min(1),
  mapping: TableMappingSchema,
  reason: Reason,
});
export type PublishMapping = z.infer<typeof PublishMappingSchema>;

/** Takes it back. */
export const WithdrawMappingSchema = z.strictObject({ reason: Reason });
export type WithdrawMapping = z.infer<typeof WithdrawMappingSchema>;
