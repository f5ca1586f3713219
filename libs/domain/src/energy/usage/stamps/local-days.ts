import type { Zone } from '#domain/shared/zone';

const DAY_S = 86_400;

/** Where an interval written with two local labels starts and how long it lasts, when it spans days. */
export interface WholeDays {
  readonly startUtc: number;
  readonly durationS: number;
}

/**
 * Days, weeks and months from midnight to midnight: 23 or 25 hours where clocks change. Undefined
 * for anything shorter than a day.
 */
export function wholeDays(startLocal: number, endLocal: number, zone: Zone): WholeDays | undefined {
  if (endLocal - startLocal < DAY_S) return undefined;
  const startUtc = zone.earlier(startLocal);
  return { startUtc, durationS: zone.earlier(endLocal) - startUtc };
}
