import { zoneOf } from '#domain/shared/zone';
import type { ParsedFile } from '#domain/energy/usage/formats/format';

/** Where Opower's utilities are, the most homes first. */
const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Auckland',
] as const;

/**
 * The zone whose clock shows every offset at its instant: known from the file when only one does,
 * else assumed to be the one with the most homes.
 */
export function zoneOfOffsets(
  stamps: readonly { readonly startUtc: number; readonly offsetS: number }[],
): Pick<ParsedFile, 'zone' | 'zoneFrom'> {
  const fitting = ZONES.filter((name) => {
    const zone = zoneOf(name);
    return stamps.every(({ startUtc, offsetS }) => zone.offsetAt(startUtc) === offsetS);
  });
  const [first = ZONES[0]] = fitting;
  return { zone: first, zoneFrom: fitting.length === 1 ? 'file' : 'assumed' };
}
