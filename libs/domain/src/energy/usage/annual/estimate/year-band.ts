import type { YearEstimate } from './year-estimate.js';
import { openVariance } from './year-estimate.js';
import { normalCdf } from '#domain/shared/statistics';

/** Low and high of an energy, mWh, not rounded. */
export interface Quantiles {
  readonly low: number;
  readonly high: number;
}

const TENTH = 0.1;
const BISECTIONS = 40;
const WIDEST_LOG = 4;

/**
 * The 10th and 90th percentile of the energy of the open days of some months together. `stretch`
 * widens or narrows the distance to the middle, as the back-test asks.
 */
export function openBand(
  estimate: YearEstimate,
  monthDays: readonly number[],
  months: readonly number[],
  stretch: number,
): Quantiles {
  const parts = mixtureOf(estimate, monthDays, months);
  if (parts.length === 0) return { low: 0, high: 0 };
  const middle = quantile(parts, 0.5);
  const stretched = (share: number): number => middle * (quantile(parts, share) / middle) ** stretch;
  return { low: stretched(TENTH), high: stretched(1 - TENTH) };
}

interface LogNormal {
  readonly weight: number;
  readonly mu: number;
  readonly sigma: number;
}

/** The sum of a kind's months is taken as log-normal with the sum's mean and variance (Fenton-Wilkinson). */
function mixtureOf(
  estimate: YearEstimate,
  monthDays: readonly number[],
  months: readonly number[],
): readonly LogNormal[] {
  const open = months.filter((month) => (estimate.openDays[month] ?? 0) > 0);
  if (open.length === 0) return [];
  return estimate.kinds.map(({ weight, roughness, logPerDay }) => {
    const own = (month: number): number => openVariance(estimate.openDays[month] ?? 0, monthDays[month] ?? 0);
    const covariance = (a: number, b: number): number =>
      roughness * ((estimate.covariance[a]?.[b] ?? 0) + (a === b ? own(a) : 0));
    const means = open.map(
      (month) =>
        (estimate.openDays[month] ?? 0) * Math.exp((logPerDay[month] ?? 0) + covariance(month, month) / 2),
    );
    const mean = means.reduce((sum, value) => sum + value, 0);
    let variance = 0;
    for (const [i, a] of open.entries()) {
      for (const [j, b] of open.entries()) {
        variance += (means[i] ?? 0) * (means[j] ?? 0) * (Math.exp(covariance(a, b)) - 1);
      }
    }
    const sigma2 = Math.log(1 + variance / mean ** 2);
    return { weight, mu: Math.log(mean) - sigma2 / 2, sigma: Math.sqrt(Math.max(sigma2, 1e-12)) };
  });
}

function quantile(parts: readonly LogNormal[], share: number): number {
  let low = Math.min(...parts.map((part) => part.mu)) - WIDEST_LOG;
  let high = Math.max(...parts.map((part) => part.mu)) + WIDEST_LOG;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (low + high) / 2;
    let below = 0;
    for (const { weight, mu, sigma } of parts) below += weight * normalCdf((middle - mu) / sigma);
    if (below < share) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
