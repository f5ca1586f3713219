import { Decimal } from 'decimal.js';
import type { HomeUsage } from '#domain/energy/scoring/home-usage';
import type { Compression } from '#domain/shared/compression';
import { DomainError } from '#domain/shared/domain-error';
import type { ConcludedUsage, UsageYear } from '../conclusion/concluded-usage.js';
import { unpackYear } from './packed-year.js';

const MILLI_WH_PER_KWH = 1_000_000;

/** What pricing takes of a concluded import. */
export interface PricedYear extends Pick<ConcludedUsage, 'packedYear' | 'noYearReason'> {
  readonly year: Omit<UsageYear, 'annualKwh' | 'notes' | 'analysis'> | null;
}

/** The year of an import as scoring reads it. Throws `usage.no-year` when the import leads to none. */
export function homeUsageOf(
  { year, packedYear, noYearReason }: PricedYear,
  compression: Pick<Compression, 'inflate'>,
): HomeUsage {
  if (year === null || packedYear === null) {
    throw new DomainError(
      'usage.no-year',
      noYearReason ?? 'There is too little data for a year.',
      {},
      'conflict',
    );
  }
  return {
    load: unpackYear(packedYear, compression),
    months: year.months.map(({ month, kwh, lowKwh, highKwh }) => ({
      month,
      milliWh: milliWh(kwh),
      lowMilliWh: milliWh(lowKwh),
      highMilliWh: milliWh(highKwh),
    })),
    lowMilliWh: milliWh(year.lowKwh),
    highMilliWh: milliWh(year.highKwh),
    meteredShare: year.meteredShare,
    timing: year.timing,
    drawnYears: year.resampledYears,
  };
}

function milliWh(kwh: string): number {
  return new Decimal(kwh).times(MILLI_WH_PER_KWH).toNumber();
}
