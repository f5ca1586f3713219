import { z } from 'zod';
import { Digest, Instant } from '#domain/shared/quantity';
import { TableMappingSchema } from '../formats/tables/asking/mapping.js';

/** The home's people said how tables of this header are read, and one was read so. `mapping` is sealed. */
export const TableConfirmed = z.strictObject({
  type: z.literal('energy.table-confirmed.v1'),
  data: z.strictObject({
    householdId: z.uuid(),
    /** HMAC (hex) of the header under the home's key: the same header at another home has another. */
    fingerprint: Digest,
    mapping: TableMappingSchema,
    confirmedAt: Instant,
  }),
});

/** They want to be asked again about every table. */
export const TablesForgotten = z.strictObject({
  type: z.literal('energy.tables-forgotten.v1'),
  data: z.strictObject({ householdId: z.uuid(), forgottenAt: Instant }),
});

export const ConfirmedTablesEvent = z.discriminatedUnion('type', [TableConfirmed, TablesForgotten]);
export type ConfirmedTablesEvent = z.infer<typeof ConfirmedTablesEvent>;
