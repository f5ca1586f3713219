import { zoneOf } from '#domain/shared/zone';
import type { Zone } from '#domain/shared/zone';
import { localDayOf } from '../calendar/calendar.js';
import type { LocalDay } from '../calendar/calendar.js';
import type { NextCut } from './pieces.js';

const DAY_S = 86_400;
const HALF_HOUR_S = 1800;

/** A local day and minute. */
export interface LocalTime {
  readonly day: LocalDay;
  readonly minute: number;
}

/** What a zone's wall clock shows. Remembers the last day, as pieces come in order. */
export function wallClock(zoneName: string): (utcS: number) => LocalTime {
  const zone = zoneOf(zoneName);
  let day: LocalDay = localDayOf(0);
  return (utcS) => {
    const localS = zone.localAt(utcS);
    const dayNumber = Math.floor(localS / DAY_S);
    if (day.dayNumber !== dayNumber) day = localDayOf(localS);
    return { day, minute: (localS - dayNumber * DAY_S) / 60 };
  };
}

/**
 * Cuts at the marked minutes and midnight of each zone's day, at the instants given, and half hour by
 * half hour where a clock changes (no zone of this century changes its clock elsewhere).
 */
export function cutsAt(
  marks: ReadonlyMap<string, ReadonlySet<number>>,
  instants: readonly number[],
): NextCut {
  const clocks = [...marks].map(([zoneName, minutes]) => ({
    zone: zoneOf(zoneName),
    minutes: [...minutes, 0],
  }));
  let at = 0;
  return (utcS) => {
    while (at < instants.length && (instants[at] ?? 0) <= utcS) at += 1;
    let next = instants[at] ?? Number.POSITIVE_INFINITY;
    for (const { zone, minutes } of clocks) next = Math.min(next, nextMark(zone, minutes, utcS));
    const clockChanges = clocks.some(({ zone }) => zone.offsetAt(next) !== zone.offsetAt(utcS));
    return clockChanges ? Math.min(next, (Math.floor(utcS / HALF_HOUR_S) + 1) * HALF_HOUR_S) : next;
  };
}

function nextMark(zone: Zone, minutes: readonly number[], utcS: number): number {
  const localS = zone.localAt(utcS);
  const secondOfDay = localS - Math.floor(localS / DAY_S) * DAY_S;
  let wait = DAY_S;
  for (const minute of minutes) {
    const ahead = minute * 60 - secondOfDay;
    wait = Math.min(wait, ahead > 0 ? ahead : ahead + DAY_S);
  }
  return utcS + wait;
}
