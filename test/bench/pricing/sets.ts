import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import type { Load } from '#domain/energy/tariffs/model/load';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { localSeconds, zoneOf } from '#domain/shared/zone';

const PLANS = '../shared/tariffs/plans';
const YEAR = 2025;

/** A named list of real tariffs. */
export interface TariffSet {
  readonly name: string;
  readonly tariffs: readonly Tariff[];
}

/** Where plan data would be; without it there is nothing to price. */
export function plansAreThere(): boolean {
  return existsSync(PLANS);
}

/** The whole Australian market of one day. */
export function australia(): TariffSet {
  const packed = readFileSync(`${PLANS}/au-cdr/au-residential-electricity-2026-01-01.jsonl.gz`);
  return { name: 'Australia', tariffs: converted('cdr', gunzipSync(packed).toString('utf8'), 'au-cdr') };
}

/** Every row of the Power to Choose exports. */
export function texas(): TariffSet {
  const files = readdirSync(`${PLANS}/texas-ptc`).filter((name) => /^ptc-.*\.(csv|json)$/.test(name));
  return {
    name: 'Texas',
    tariffs: files.flatMap((name) =>
      converted('power-to-choose', readFileSync(`${PLANS}/texas-ptc/${name}`, 'utf8'), name),
    ),
  };
}

/** Default tariffs of utilities, as URDB writes them. */
export function utilities(): TariffSet {
  const folders = ['ratebook-cc0', 'urdb-v8-json'].map((name) => `${PLANS}/urdb/${name}`);
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  const rates = files.filter(
    (path) => path.endsWith('.json') && !path.includes('_manifest') && readFileSync(path).length > 0,
  );
  return {
    name: 'URDB',
    tariffs: rates.flatMap((path) => converted('urdb', readFileSync(path, 'utf8'), path)),
  };
}

/** Offers of the Ohio comparison pages. */
export function ohio(): TariffSet {
  const files = readdirSync(`${PLANS}/ohio-a2a`).filter((name) => name.endsWith('.xml'));
  return {
    name: 'Ohio',
    tariffs: files.flatMap((name) =>
      converted('ohio', readFileSync(`${PLANS}/ohio-a2a/${name}`, 'utf8'), name),
    ),
  };
}

function converted(format: string, text: string, source: string): readonly Tariff[] {
  return converterOf(format)(text, { asOf: '2026-01-01', source }).tariffs;
}

/** A year of one home in equal intervals: a daily course, a summer, and noise that is always the same. */
export function homeOf(
  zone: string,
  intervals: number,
): { readonly load: Load; readonly cycles: ReturnType<typeof calendarMonths> } {
  const cycles = calendarMonths(zone, `${String(YEAR)}-01-01`, `${String(YEAR + 1)}-01-01`);
  const start = zoneOf(zone).earlier(localSeconds(YEAR, 1, 1));
  const stepS = ((cycles.at(-1)?.endUtc ?? start) - start) / intervals;
  let state = 1;
  const noise = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const course = (at: number): number => {
    const hour = ((at * stepS) / 3600) % 24;
    const season = Math.cos(((at / intervals) * 2 - 1) * Math.PI);
    return (
      (0.3 + 0.5 * Math.max(0, Math.sin(((hour - 8) / 24) * 2 * Math.PI)) + 0.6 * Math.max(0, season)) *
      (0.5 + noise())
    );
  };
  const kwPerMilliWh = (stepS / 3600) * 1_000_000;
  return {
    cycles,
    load: {
      zone,
      startUtc: Float64Array.from({ length: intervals }, (_, at) => start + at * stepS),
      durationS: new Float64Array(intervals).fill(stepS),
      importMilliWh: Float64Array.from({ length: intervals }, (_, at) =>
        Math.round(course(at) * kwPerMilliWh),
      ),
      exportMilliWh: Float64Array.from({ length: intervals }, (_, at) => {
        const hour = ((at * stepS) / 3600) % 24;
        return Math.round(
          Math.max(0, Math.sin(((hour - 7) / 10) * Math.PI)) *
            (hour > 7 && hour < 17 ? 1 : 0) *
            noise() *
            kwPerMilliWh,
        );
      }),
    },
  };
}
