import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';

/** The import passes `USAGE_LIMITS.readings` at this row. */
export function tooManyReadings(row: number): DomainError {
  return new DomainError(
    'usage.too-many-readings',
    `At row ${String(row)} the import passes ${String(USAGE_LIMITS.readings)} readings. Split it by year or by meter.`,
    { row },
  );
}

/** The import names more than `USAGE_LIMITS.channels` service points, channels and registers. */
export function tooManyChannels(): DomainError {
  return new DomainError(
    'usage.too-many-channels',
    `The file names more than ${String(USAGE_LIMITS.channels)} meters and registers. Split it by meter.`,
  );
}
