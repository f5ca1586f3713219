import type { AnnualProfile } from '#domain/energy/usage/annual/annual-profile';
import type { MeteredHome } from './homes.js';
import { yearOf } from './homes.js';

export const KNOWN_MONTHS: readonly number[] = [12, 9, 6, 3, 1];
const MONTHS = 12;
/** A year made of a home's last months, and what the twelve months that followed came to. */
export interface Forecast {
  readonly home: MeteredHome;
  /** How many months were known. */
  readonly months: number;
  /** First month that was not known yet, months since year 0. */
  readonly cut: number;
  readonly profile: AnnualProfile;
  /** kWh in the order of the profile's months; undefined where too little of the month is metered. */
  readonly came: readonly (number | undefined)[];
}

/**
 * The years that could have been made of a home's readings at every so many months, each with at least
 * `leastCame` months to hold it against.
 */
export function forecastsOf(
  home: MeteredHome,
  { leastCame, stepMonths }: { readonly leastCame: number; readonly stepMonths: number },
): readonly Forecast[] {
  return KNOWN_MONTHS.flatMap((months) => {
    const found: Forecast[] = [];
    for (let cut = home.first + months + 1; cut <= home.last; cut += stepMonths) {
      const coming = Array.from({ length: MONTHS }, (_, at) => home.kwh[cut + at - home.first]);
      if (coming.filter((kwh) => kwh !== undefined).length < leastCame) continue;
      const profile = yearOf(home, cut - months, cut);
      if (profile === undefined) continue;
      const came = profile.months.map(
        (month) => coming[(Number(month.slice(5)) - 1 + MONTHS * cut - cut) % MONTHS],
      );
      found.push({ home, months, cut, profile, came });
    }
    return found;
  });
}
