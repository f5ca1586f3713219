import { readFileSync } from 'node:fs';
import type { Preferences } from './households/households.events.js';
import type { RecordedRun } from './engine.entry.js';
import { calendarMonths } from './tariffs/calendar/cycles.js';
import { packIntegers } from '#domain/shared/packed-integers';

/** A made-up run in one market: its plans as JSON, and its inputs. */
export interface GoldenRun {
  readonly name: string;
  readonly plansText: string;
  readonly runText: string;
}

const HOUR_S = 3_600;
const MILLI_WH = 1_000_000;
const DRAWN_YEARS = 24;
const AT = '2026-11-30T18:00:00.000Z';

const WISHES: Preferences = {
  wishes: {
    renewableCentsPerKwh: '1.5',
    starPerYear: '10',
    freedomPerYear: '30',
    fixedPricePerYear: '20',
    leavingFeePercent: 25,
  },
  limits: { maxTermMonths: 24 },
};
const NOTHING_SAID = { currentPlan: null, preferences: null };
const OWN_RATE = {
  plan: { kind: 'ownRate', energyCentsPerKwh: '18.4', monthlyFee: '9.95' },
  contractEnd: '2027-06-30',
  terminationFee: { kind: 'perMonthRemaining', amount: '15' },
} as const;

type Stated = RecordedRun['stated'];

const DALLAS = {
  postcode: '75201',
  country: 'US',
  market: 'us-tx',
  zone: 'America/Chicago',
  deliveryUtilityId: 'oncor',
};

const HOMES: readonly { readonly name: string; readonly file: string; readonly stated: Stated }[] = [
  {
    name: 'Texas, nothing said',
    file: 'us-tx',
    stated: { place: DALLAS, ...NOTHING_SAID },
  },
  {
    name: 'Texas, with wishes and a contract',
    file: 'us-tx',
    stated: {
      place: DALLAS,
      ...{ currentPlan: OWN_RATE, preferences: { ...WISHES, caution: 'badYear' } },
    },
  },
  {
    name: 'California',
    file: 'us-ca',
    stated: {
      place: {
        postcode: '90210',
        country: 'US',
        market: 'us-ca',
        zone: 'America/Los_Angeles',
        deliveryUtilityId: 'sce',
      },
      ...NOTHING_SAID,
    },
  },
  {
    name: 'New South Wales',
    file: 'au-nsw',
    stated: {
      place: {
        postcode: '2000',
        country: 'AU',
        market: 'au-nsw',
        zone: 'Australia/Sydney',
        deliveryUtilityId: 'ausgrid',
      },
      ...{ currentPlan: null, preferences: WISHES },
    },
  },
  {
    name: 'Ontario',
    file: 'ca-on',
    stated: {
      place: {
        postcode: 'M5V',
        country: 'CA',
        market: 'ca-on',
        zone: 'America/Toronto',
        deliveryUtilityId: 'toronto-hydro',
      },
      ...NOTHING_SAID,
    },
  },
];

/** The runs that golden bytes are kept of. Their inputs are frozen: no list of prices and no reader changes them. */
export function goldenRuns(): readonly GoldenRun[] {
  const plans = JSON.parse(readFileSync(`${__dirname}/golden-plans.json`, 'utf8')) as Record<string, unknown>;
  return HOMES.map(({ name, file, stated }, at) => {
    const run: RecordedRun = { edition: file, stated, imported: yearIn(stated.place.zone, at), at: AT };
    return { name, plansText: JSON.stringify(plans[file]), runText: JSON.stringify(run) };
  });
}

/** The year 2025 by the hour: evenings higher than nights, summers higher than springs, whole watt-hours. */
function yearIn(zone: string, seed: number): RecordedRun['imported'] {
  const cycles = calendarMonths(zone, '2025-01-01', '2026-01-01');
  const first = cycles[0]?.startUtc ?? 0;
  const end = cycles.at(-1)?.endUtc ?? 0;
  const hours = Array.from({ length: (end - first) / HOUR_S }, (_, hour) => {
    const day = Math.floor(hour / 24);
    const evening = 5 - Math.abs((hour % 24) - 19);
    const summer = 90 - Math.abs((day % 365) - 200);
    return (
      400_000 +
      60_000 * Math.max(0, evening) +
      5_000 * Math.max(0, summer) +
      1_000 * ((hour * 37 + seed * 11) % 97)
    );
  });
  const months = cycles.map(({ start, startUtc, endUtc }) => {
    const milliWh = hours
      .slice((startUtc - first) / HOUR_S, (endUtc - first) / HOUR_S)
      .reduce((sum, hour) => sum + hour, 0);
    const shares = { meteredShare: 1, filledShare: 0, projectedShare: 0 };
    return { month: start.slice(0, 7), ...band(milliWh, 8), ...shares };
  });
  const { kwh: _, ...year } = band(
    hours.reduce((sum, hour) => sum + hour, 0),
    3,
  );
  const factors = Array.from({ length: DRAWN_YEARS }, (_year, drawn) =>
    Array.from({ length: 12 }, (_month, month) => 0.88 + ((drawn * 7 + month * 5 + seed) % 25) / 100),
  );
  return {
    year: { ...year, months, meteredShare: 1, timing: 'metered', resampledYears: factors },
    packedYear: {
      ...{ zone, stepS: HOUR_S, firstStartUtc: first, intervals: hours.length },
      ...{ import: Buffer.from(packIntegers(hours)).toString('latin1'), export: null, controlledLoad: null },
    },
    noYearReason: null,
  };
}

function band(milliWh: number, percent: number): { kwh: string; lowKwh: string; highKwh: string } {
  const text = (share: number): string => (Math.round((milliWh * share) / 100) / MILLI_WH).toFixed(6);
  return { kwh: text(100), lowKwh: text(100 - percent), highKwh: text(100 + percent) };
}
