import { DomainError } from '#domain/shared/domain-error';
import { localSeconds, zoneOf } from '#domain/shared/zone';

/** A stretch of time: from `since` on and before `until`, ISO 8601 UTC; null has no bound. */
export interface Meant {
  readonly since: string | null;
  readonly until: string | null;
}

const SIGNED = /^(>=|<=|>|<)?(.+)$/;
const RANGE = /^(.+)\.\.(.+)$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The time meant by `2026-11-01`, `>2026-11-01` (after that day), `>=`, `<`, `<=`, `2026-11-01..2026-11-07` (both
 * days whole), or the same with instants such as `2026-11-01T10:00Z`. A day is the zone's. Throws `audit.bad-day`.
 */
export function daysMeant(text: string, zone: string): Meant {
  const range = RANGE.exec(text);
  if (range !== null) {
    const [, from = '', to = ''] = range;
    return { since: stretch(from, zone).since, until: stretch(to, zone).until };
  }
  const [, sign = '', value = ''] = SIGNED.exec(text) ?? [];
  const { since, until } = stretch(value, zone);
  switch (sign) {
    case '>':
      return { since: until, until: null };
    case '>=':
      return { since, until: null };
    case '<':
      return { since: null, until: since };
    case '<=':
      return { since: null, until };
    default:
      return { since, until };
  }
}

/** A whole local day, or the millisecond of an instant. */
function stretch(text: string, zone: string): { readonly since: string; readonly until: string } {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  if (year !== undefined && month !== undefined && day !== undefined) {
    const start = localSeconds(year, month, day);
    const isReal = new Date(start * 1000).toISOString().startsWith(text);
    if (!isReal) throw badDay(text);
    const at = (localS: number): string => iso(zoneOf(zone).earlier(localS) * 1000);
    return {
      since: at(start),
      until: at(localSeconds(year, month, day + 1)),
    };
  }
  const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw badDay(text);
  return { since: iso(ms), until: iso(ms + 1) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function badDay(text: string): DomainError {
  return new DomainError(
    'audit.bad-day',
    `“${text}” is no day. Write created:2026-11-01, created:>2026-11-01, created:2026-11-01..2026-11-07 or an instant such as 2026-11-01T10:00Z.`,
    { text },
  );
}
