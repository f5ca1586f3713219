import fc from 'fast-check';
import { isoUtc, isZone, localSeconds, localText, zoneOf } from './zone.js';

const ZONES = [
  'America/Chicago',
  'Europe/London',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Europe/Dublin',
  'Pacific/Apia',
  'UTC',
  'Asia/Tehran',
];
const zoneName = fc.constantFrom(...ZONES);
/** Any minute from 1990 to 2040. */
const instant = fc.integer({ min: 10_519_200, max: 36_816_480 }).map((minutes) => minutes * 60);

/** The clock's face by Intl itself, asked once for each instant. */
function shownBy(name: string, utcS: number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(utcS * 1000);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

describe('a zone', () => {
  it('shows what Intl shows', () => {
    fc.assert(
      fc.property(zoneName, instant, (name, utcS) => {
        expect(localText(zoneOf(name).localAt(utcS))).toBe(shownBy(name, utcS));
      }),
      { numRuns: 300 },
    );
  });

  it('gives every instant of a clock face, earliest first, and no other', () => {
    fc.assert(
      fc.property(zoneName, instant, (name, localS) => {
        const zone = zoneOf(name);
        const instants = zone.instantsAt(localS);
        // By brute force: every quarter of an hour within a day and a half on either side.
        const found = Array.from({ length: 289 }, (_, step) => localS + (step - 144) * 900).filter(
          (utcS) => zone.localAt(utcS) === localS,
        );
        expect(instants.filter((utcS) => (utcS - localS) % 900 === 0)).toEqual(found);
        for (const utcS of instants) expect(zone.localAt(utcS)).toBe(localS);
        expect(zone.earlier(localS)).toBe(instants[0] ?? zone.earlier(localS));
        expect(zone.later(localS)).toBe(instants.at(-1) ?? zone.later(localS));
      }),
      { numRuns: 300 },
    );
  });

  it('says earlier, later and where the clock jumped', () => {
    const chicago = zoneOf('America/Chicago');
    const autumn = localSeconds(2022, 11, 6, 3600);
    expect([chicago.earlier(autumn), chicago.later(autumn)].map(isoUtc)).toEqual([
      '2022-11-06T06:00:00Z',
      '2022-11-06T07:00:00Z',
    ]);
    const gap = localSeconds(2022, 3, 13, 2.5 * 3600);
    expect(chicago.instantsAt(gap)).toEqual([]);
    expect(isoUtc(chicago.earlier(gap))).toBe('2022-03-13T08:00:00Z');
  });

  it('is known by its IANA name', () => {
    expect([isZone('America/Chicago'), isZone('+10:00'), isZone('Mars/Olympus')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(() => zoneOf('Mars/Olympus')).toThrow(RangeError);
  });
});
