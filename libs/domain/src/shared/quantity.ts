import { z } from 'zod';

/** An exact decimal number as text: `-12.50`. Amounts and energies cross boundaries only like this. */
export const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'must be a plain decimal number');

/** A calendar day without a zone: `2026-11-21`. */
export const DayText = z.iso.date();

/** An IANA time zone this runtime knows. */
export const ZoneName = z
  .string()
  .max(64)
  .refine(isZone, 'must be an IANA time zone such as America/Chicago');

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
