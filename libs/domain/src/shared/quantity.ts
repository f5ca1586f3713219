import { z } from 'zod';

/** An exact decimal number as text: `-12.50`. Amounts and energies cross boundaries only like this. */
export const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'must be a plain decimal number');

/** A calendar day without a zone: `2026-11-21`. */
export const DayText = z.iso.date();

/** A month: `2026-11`. */
export const MonthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11');

/** An instant in UTC: `2026-11-21T18:34:00.000Z`. */
export const Instant = z.iso.datetime().max(40);

/** A part of a whole, 0 to 1. */
export const Share = z.number().min(0).max(1);

/** How many there are of something. */
export const Count = z.int().min(0).max(1_000_000_000);

/** A stable word for programs: `usage.too-short`. */
export const Code = z.string().max(100);

/** What something is called, or known by. */
export const Name = z.string().max(300);

const MOST_WORDS = 8_000;

/** Why somebody used a privilege, in their own words. */
export const Reason = z.string().trim().min(1, 'Say why: it goes into the audit trail.').max(1_000);

/** What is said to a person in a few sentences. */
export const Words = z.string().max(MOST_WORDS);

/** Words that quote a file, which may hold anything, cut to what `Words` takes. */
export function inWords(text: string): string {
  return text.slice(0, MOST_WORDS);
}

/** SHA-256 or HMAC-SHA-256, in hex. */
export const Digest = z.string().max(128);

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
