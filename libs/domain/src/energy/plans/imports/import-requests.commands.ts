import { z } from 'zod';
import { DayText, Reason } from '#domain/shared/quantity';
import { SourceId } from '../catalogue/catalogue.events.js';

/** How a list is to be read, as an admin says it. */
export const ListReadingSchema = z.strictObject({
  source: SourceId,
  format: z.string().min(1).max(40),
  asOf: DayText,
  market: z.string().max(10).nullable().default(null),
  utilities: z.array(z.string().max(40)).max(40).default([]),
});

/** An import from an address. */
export const AddressImportSchema = z.strictObject({
  url: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\//i, 'Write the address with https://'),
  reading: ListReadingSchema,
  reason: Reason,
});
export type AddressImport = z.infer<typeof AddressImportSchema>;

/** The fields of a form with a file: `reading` is JSON. */
export const FileImportSchema = z.strictObject({ reading: ListReadingSchema, reason: Reason });
export type FileImport = z.infer<typeof FileImportSchema>;

/** The catalogue as it was at a log position. */
export const RollbackSchema = z.strictObject({ position: z.string().regex(/^\d{1,30}$/), reason: Reason });
export type Rollback = z.infer<typeof RollbackSchema>;

/** A person's yes to what an import would change. */
export const ConfirmationSchema = z.strictObject({
  reason: Reason,
  /** That many plans of the list are withdrawn. */
  allowWithdrawing: z.boolean().default(false),
});
export type Confirmation = z.infer<typeof ConfirmationSchema>;
