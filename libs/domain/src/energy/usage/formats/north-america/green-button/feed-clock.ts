import { zoneOf } from '#domain/shared/zone';
import type { Zone } from '#domain/shared/zone';
import type { ParsedFile } from '#domain/energy/usage/formats/format';
import type { ClockParameters } from './resources.js';

const DAY_S = 86_400;
const HOUR_S = 3_600;
const MOST = 0.9;
/** Days needed, on both sides of a clock change, before block starts alone name a zone. */
const MIN_DAYS_FOR_GUESS = 60;

/** The zone of a feed and how it is known. */
export interface FeedZone {
  readonly zone: string;
  readonly zoneFrom: ParsedFile['zoneFrom'];
}

/** How the feed's starts must be read: as instants, as a wall clock, or as local standard time. */
export type ClockReading = 'instants' | 'wall-clock' | 'standard-time';

/** Given beats the feed's LocalTimeParameters (their rules are damaged in the wild: only offsets count) beats a guess. */
export function feedZone(
  given: string | undefined,
  clock: ClockParameters | undefined,
  dayStarts: readonly number[],
): FeedZone {
  if (given !== undefined) return { zone: given, zoneFrom: 'given' };
  const named = namedZone(clock);
  if (named !== undefined) return { zone: named, zoneFrom: 'file' };
  return { zone: zoneByMidnights(dayStarts) ?? 'UTC', zoneFrom: 'assumed' };
}

function namedZone(clock: ClockParameters | undefined): string | undefined {
  const offsetS = clock?.tzOffsetS;
  // An offset of 0 with summer time rules is what feeds write whose clock is local: it names no zone.
  if (offsetS === undefined || offsetS === 0) return undefined;
  const summer = (clock?.dstOffsetS ?? HOUR_S) !== 0;
  const zones = ZONES.get(offsetS / HOUR_S);
  return summer ? zones?.withSummer : zones?.without;
}

const ZONES: ReadonlyMap<number, { readonly withSummer: string; readonly without: string }> = new Map([
  [-3.5, { withSummer: 'America/St_Johns', without: 'America/St_Johns' }],
  [-4, { withSummer: 'America/Halifax', without: 'America/Puerto_Rico' }],
  [-5, { withSummer: 'America/New_York', without: 'America/Panama' }],
  [-6, { withSummer: 'America/Chicago', without: 'America/Regina' }],
  [-7, { withSummer: 'America/Denver', without: 'America/Phoenix' }],
  [-8, { withSummer: 'America/Los_Angeles', without: 'Etc/GMT+8' }],
  [-9, { withSummer: 'America/Anchorage', without: 'Etc/GMT+9' }],
  [-10, { withSummer: 'America/Adak', without: 'Pacific/Honolulu' }],
]);

/** The one North American zone in which nearly all days start at midnight, seen over a clock change. */
function zoneByMidnights(dayStarts: readonly number[]): string | undefined {
  if (dayStarts.length < MIN_DAYS_FOR_GUESS) return undefined;
  const fitting = [...ZONES.values()]
    .map(({ withSummer }) => withSummer)
    .filter((name) => new Set(dayStarts.map((start) => zoneOf(name).offsetAt(start))).size > 1)
    .filter((name) => midnightShare(dayStarts, (start) => zoneOf(name).localAt(start)) >= MOST);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * Whether starts are instants at all: if days start at local midnight once converted they are;
 * if they do so as written, they are a wall clock; if so in standard time, that. Where the night
 * is then by day and was at night as instants (a feed of UTC days), they stay instants.
 */
export function readClock(dayStarts: readonly number[], zone: Zone, quietest: QuietestHour): ClockReading {
  if (dayStarts.length === 0 || midnightShare(dayStarts, (start) => zone.localAt(start)) >= MOST)
    return 'instants';
  const standardS = standardOffset(zone, dayStarts[0] ?? 0);
  const asWritten = midnightShare(dayStarts, (start) => start) >= MOST;
  const asStandard = midnightShare(dayStarts, (start) => zone.localAt(start - standardS)) >= MOST;
  if (!asWritten && !asStandard) return 'instants';
  if (dayStarts.every((start) => zone.offsetAt(start) === 0)) return 'instants';
  const nightAsInstants = isNight(quietest((start) => zone.localAt(start)));
  const nightAsLocal = isNight(quietest((start) => start));
  if (nightAsInstants && nightAsLocal === false) return 'instants';
  return asWritten ? 'wall-clock' : 'standard-time';
}

/** The local hour at whose three hours least is used; undefined when the feed is too short or too coarse to tell. */
export type QuietestHour = (localAt: (start: number) => number) => number | undefined;

function isNight(hour: number | undefined): boolean | undefined {
  return hour === undefined ? undefined : hour < NIGHT_ENDS_HOUR;
}

const NIGHT_ENDS_HOUR = 7;

/** Seconds east of UTC outside summer time, in the year of an instant. */
export function standardOffset(zone: Zone, near: number): number {
  return Math.min(zone.offsetAt(near), zone.offsetAt(near + 183 * DAY_S), zone.offsetAt(near - 183 * DAY_S));
}

function midnightShare(starts: readonly number[], local: (start: number) => number): number {
  const atMidnight = starts.filter((start) => ((local(start) % DAY_S) + DAY_S) % DAY_S === 0).length;
  return atMidnight / starts.length;
}
