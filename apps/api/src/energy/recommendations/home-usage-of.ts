import { Decimal } from 'decimal.js';
import { unpackYear } from '../usage/packed-year.js';
import { DomainError } from '#domain/shared/domain-error';
import type { HomeUsage } from '#domain/energy/scoring/home-usage';
import type { ConcludedUsage } from '#domain/energy/usage/concluded-usage';

const MILLI_WH_PER_KWH = 1_000_000;

/** The year of an import as scoring reads it. Throws `usage.no-year` when the import leads to none. */
export function homeUsageOf({ year, packedYear, noYearReason }: ConcludedUsage): HomeUsage {
  if (year === null || packedYear === null) {
    throw new DomainError(
      'usage.no-year',
      noYearReason ?? 'There is too little data for a year.',
      {},
      'conflict',
    );
  }
  return {
    load: unpackYear(packedYear),
    months: year.months.map(({ month, kwh, lowKwh, highKwh }) => ({
      month,
      milliWh: milliWh(kwh),
      lowMilliWh: milliWh(lowKwh),
      highMilliWh: milliWh(highKwh),
    })),
    lowMilliWh: milliWh(year.lowKwh),
    highMilliWh: milliWh(year.highKwh),
    meteredShare: year.meteredShare,
    resampledYears: year.resampledYears,
  };
}

function milliWh(kwh: string): number {
  return new Decimal(kwh).times(MILLI_WH_PER_KWH).toNumber();
}
