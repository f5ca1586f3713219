/**
 * Converts between local time and UTC. Local times are "local seconds": the epoch seconds that the clock's
 * reading would mean in UTC. Offsets come from Intl once per zone and are then looked up.
 */
export interface Zone {
  readonly name: string;
  /** Seconds east of UTC at an instant. */
  offsetAt(utcS: number): number;
  /** Local time of an instant, in local seconds. */
  localAt(utcS: number): number;
  /** Every instant with this local time: one, two in the repeated autumn hour, none in the spring gap; earliest first. */
  instantsAt(localS: number): readonly number[];
  /** The only instant, the earlier of two, or in the spring gap the instant of the jump. */
  earlier(localS: number): number;
  /** The only instant, the later of two, or in the spring gap the instant of the jump. */
  later(localS: number): number;
}

const zones = new Map<string, Zone>();
const MAX_ZONES = 700;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;
const STEP_S = 5 * 86_400;

/** Whether Intl knows this IANA name (or fixed offset such as `+10:00`). */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone of this IANA name. Throws RangeError when Intl does not know it. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = buildZone(name);
  if (zones.size < MAX_ZONES) zones.set(name, zone);
  return zone;
}

/** Local seconds of a date and time as written; no zone involved. Month is 1 to 12. */
export function localSeconds(year: number, month: number, day: number, secondOfDay = 0): number {
  return Date.UTC(year, month - 1, day) / 1000 + secondOfDay;
}

/** `2022-03-01T06:00:00Z`. */
export function isoUtc(utcS: number): string {
  return `${new Date(Math.round(utcS) * 1000).toISOString().slice(0, 19)}Z`;
}

/** `2022-03-01 06:00`, from local seconds. */
export function localText(localS: number): string {
  return new Date(Math.round(localS) * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

interface Stretch {
  /** From this instant on the offset holds. */
  readonly fromUtc: number;
  readonly offsetS: number;
}

function buildZone(name: string): Zone {
  const offsetByIntl = intlOffsets(name);
  const years = new Map<number, readonly Stretch[]>();
  const stretches = (year: number): readonly Stretch[] => {
    const bounded = Math.min(Math.max(year, FIRST_YEAR), LAST_YEAR);
    let known = years.get(bounded);
    if (known === undefined) {
      known = stretchesOfYear(bounded, offsetByIntl);
      years.set(bounded, known);
    }
    return known;
  };
  let last: readonly Stretch[] = [];
  let lastFrom = Number.POSITIVE_INFINITY;
  let lastTo = Number.NEGATIVE_INFINITY;
  const offsetAt = (utcS: number): number => {
    if (utcS < lastFrom || utcS >= lastTo) {
      const year = new Date(utcS * 1000).getUTCFullYear();
      last = stretches(year);
      lastFrom = localSeconds(year, 1, 1);
      lastTo = localSeconds(year + 1, 1, 1);
    }
    let offsetS = 0;
    for (const stretch of last) {
      if (stretch.fromUtc > utcS) break;
      offsetS = stretch.offsetS;
    }
    return offsetS;
  };
  const instantsAt = (localS: number): readonly number[] => {
    const before = offsetAt(localS - 86_400);
    const after = offsetAt(localS + 86_400);
    const found: number[] = [];
    const offsets = before === after ? [before] : [before, after];
    for (const offsetS of offsets) {
      if (offsetAt(localS - offsetS) === offsetS) found.push(localS - offsetS);
    }
    return found.sort((a, b) => a - b);
  };
  const jumpNear = (localS: number): number => {
    const from = localS - offsetAt(localS - 86_400) - 86_400;
    return firstChange(from, from + 3 * 86_400, offsetAt);
  };
  return {
    name,
    offsetAt,
    localAt: (utcS) => utcS + offsetAt(utcS),
    instantsAt,
    earlier: (localS) => instantsAt(localS)[0] ?? jumpNear(localS),
    later: (localS) => instantsAt(localS).at(-1) ?? jumpNear(localS),
  };
}

/** Sampled every five days and bisected: no zone changes its clock twice within five days. */
function stretchesOfYear(year: number, offsetAt: (utcS: number) => number): readonly Stretch[] {
  const from = localSeconds(year, 1, 1);
  const to = localSeconds(year + 1, 1, 1);
  let offsetS = offsetAt(from);
  const stretches: Stretch[] = [{ fromUtc: Number.NEGATIVE_INFINITY, offsetS }];
  for (let at = from; at < to; at += STEP_S) {
    const next = Math.min(at + STEP_S, to);
    const nextOffsetS = offsetAt(next);
    if (nextOffsetS === offsetS) continue;
    offsetS = nextOffsetS;
    const change = firstChange(at, next, offsetAt);
    if (change < to) stretches.push({ fromUtc: change, offsetS: offsetAt(change) });
  }
  return stretches;
}

/** The first second of the new offset between two instants that differ, by bisection. */
function firstChange(from: number, to: number, offsetAt: (utcS: number) => number): number {
  const before = offsetAt(from);
  let low = Math.floor(from);
  let high = Math.ceil(to);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function intlOffsets(name: string): (utcS: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utcS) => {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
      format.format(utcS * 1000).match(/\d+/g) ?? []
    ).map(Number);
    return localSeconds(year, month, day, hour * 3600 + minute * 60 + second) - utcS;
  };
}
