import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';

/** A home's statements about its readings that no file can contain. */
export const CorrectionSchema = z.strictObject({
  /** Numbers of the meters that are the home, added up where there are several; null = there is but one. */
  meters: z.array(z.int().min(1).max(USAGE_LIMITS.channels)).min(1).max(USAGE_LIMITS.channels).nullable(),
  /** Whether days and intervals far above the rest are left out and filled like a gap. */
  withoutOutliers: z.boolean(),
});
export type Correction = z.infer<typeof CorrectionSchema>;

/**
 * Throws `usage.nothing-to-choose` where there is one meter, `usage.several-meters` where none of several is
 * named, `usage.unknown-meter` for a number that is none of them.
 */
export function refuseMeters(numbers: readonly number[] | null, meters: number): void {
  if (numbers === null) {
    if (meters < 2) return;
    throw new DomainError(
      'usage.several-meters',
      `The file holds ${String(meters)} meters. Choose the ones that belong to this home.`,
      { meters },
    );
  }
  if (meters < 2) {
    throw new DomainError(
      'usage.nothing-to-choose',
      'The file holds one meter, so there is none to choose.',
      {},
      'conflict',
    );
  }
  const known = numbers.every((number) => number <= meters);
  if (known && new Set(numbers).size === numbers.length) return;
  throw new DomainError(
    'usage.unknown-meter',
    `Name each meter once, by a number from 1 to ${String(meters)}.`,
    { meters: numbers },
  );
}
