import { z } from 'zod';
import { boundOf, unitOf } from './figures.js';
import type { UrdbRate, UrdbTier } from './rate.js';
import { seriesOf } from './time-series.js';

const MONTHS = 12;

/** Why a rate cannot be priced at all, undefined when it can. */
export function refusalOf(rate: UrdbRate, nets: boolean): string | undefined {
  if (
    rate.energyratestructure == null &&
    rate.fixedchargefirstmeter == null &&
    rate.fixedmonthlycharge == null
  )
    return 'It has no energy rates and no fixed charge: not a rate that can be priced.';
  return (
    missingPeriod(rate) ??
    unevenBlocks(rate) ??
    (nets && (seriesOf(rate, 'buy') !== undefined || seriesOf(rate, 'sell') !== undefined)
      ? 'Prices that change with each step cannot be netted by the month; choose net billing or buy all, sell all.'
      : undefined) ??
    unsharedDemand(rate)
  );
}

/** A schedule that names a period which the structure does not have cannot be priced. */
function missingPeriod(rate: UrdbRate): string | undefined {
  const checks = [
    ['energy', rate.energyratestructure, [rate.energyweekdayschedule, rate.energyweekendschedule]],
    ['demand', rate.demandratestructure, [rate.demandweekdayschedule, rate.demandweekendschedule]],
    [
      'flat demand',
      rate.flatdemandstructure,
      [rate.flatdemandmonths == null ? null : [rate.flatdemandmonths]],
    ],
  ] as const;
  for (const [what, structure, matrices] of checks) {
    const highest = Math.max(-1, ...matrices.flatMap((matrix) => (matrix ?? []).flat()));
    if (structure != null && highest >= structure.length)
      return `The ${what} schedule names period ${highest}, but there are only ${structure.length}.`;
  }
  return undefined;
}

/**
 * Blocks count the month's energy over all periods, so periods of one month must have the same ones
 * (utilityrate5 stops there too).
 */
function unevenBlocks(rate: UrdbRate): string | undefined {
  const { energyratestructure: structure, energyweekdayschedule: weekday } = rate;
  if (structure == null || weekday == null) return undefined;
  const weekend = rate.energyweekendschedule ?? weekday;
  for (let month = 0; month < MONTHS; month += 1) {
    const periods = [...new Set([...(weekday[month] ?? []), ...(weekend[month] ?? [])])].toSorted(
      (a, b) => a - b,
    );
    const [first = 0, ...others] = periods;
    const differing = others.find(
      (period) => boundsText(structure[period] ?? []) !== boundsText(structure[first] ?? []),
    );
    if (differing !== undefined)
      return (
        `In month ${month + 1}, period ${differing} has other blocks (${boundsText(structure[differing] ?? [])}) ` +
        `than period ${first} (${boundsText(structure[first] ?? [])}); blocks count the month's energy over all ` +
        'periods, so they must be the same.'
      );
  }
  return undefined;
}

function boundsText(tiers: readonly UrdbTier[]): string {
  const bounds = tiers.slice(0, -1).map((tier) => `${boundOf(tier.max) ?? 'open'} ${unitOf(tier)}`);
  return [...bounds, 'open'].join(', ');
}

const Periods = z.array(z.tuple([z.number(), z.number()]));

/** Fine print of utilityrate5 that this model has no words for. */
function unsharedDemand(rate: UrdbRate): string | undefined {
  if (Number(rate['tou_demand_single_peak'] ?? 0) === 1)
    return 'Only the one peak of a month would be charged, in whichever period it falls; that cannot be priced.';
  const periods = Periods.safeParse(rate['ur_dc_billing_demand_periods']);
  const left = periods.success && periods.data.some(([, counts]) => counts !== 1);
  return left && Number(rate.ur_enable_billing_demand) === 1
    ? 'The billed demand would leave some periods out; that cannot be priced.'
    : undefined;
}
