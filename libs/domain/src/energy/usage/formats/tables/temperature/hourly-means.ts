import { DomainError } from '#domain/shared/domain-error';
import type { HourlyTemperature } from '#domain/energy/usage/annual/estimate/degree-days';

const HOUR_S = 3600;
/** Some twenty years: what a stray date may make of a year is not worth the memory. */
const MOST_HOURS = 175_320;

/** Gathers temperatures at any instants into means by the hour. */
export class HourlyMeans {
  private readonly sums = new Map<number, { sum: number; count: number }>();

  add(utcS: number, celsius: number): void {
    const hour = Math.floor(utcS / HOUR_S);
    const known = this.sums.get(hour);
    if (known === undefined) {
      if (this.sums.size >= MOST_HOURS) throw tooLong();
      this.sums.set(hour, { sum: celsius, count: 1 });
    } else {
      known.sum += celsius;
      known.count += 1;
    }
  }

  /** Hour after hour in hundredths of a degree, as they are recorded; NaN between; undefined when nothing was added. Throws `usage.temperature-too-long`. */
  means(): HourlyTemperature | undefined {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const hour of this.sums.keys()) {
      first = Math.min(first, hour);
      last = Math.max(last, hour);
    }
    if (last < first) return undefined;
    if (last - first >= MOST_HOURS) throw tooLong();
    const celsius = new Float64Array(last - first + 1).fill(Number.NaN);
    for (const [hour, { sum, count }] of this.sums)
      celsius[hour - first] = Math.round((sum / count) * 100) / 100;
    return { startUtc: first * HOUR_S, celsius };
  }
}

function tooLong(): DomainError {
  return new DomainError(
    'usage.temperature-too-long',
    'The temperatures span more than 20 years. Cut the file down to the years of the meter data.',
  );
}
