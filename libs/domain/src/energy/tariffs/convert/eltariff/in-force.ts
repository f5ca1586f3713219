import { dayNumber, dayText } from '#domain/shared/day';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import { NotUnderstood } from './active-times.js';
import type { Component, Period } from './tariffs-document.js';

const YEAR_DAYS = 366;

/** The days for which a tariff is stated: its own, or else those of all its components together. */
export function statedPeriod(
  own: Period | null | undefined,
  components: readonly Component[],
): Period | undefined {
  const periods = components.flatMap(({ validPeriod }) => validPeriod ?? []);
  const stated = own ?? {
    fromIncluding: periods.map(({ fromIncluding }) => fromIncluding).toSorted()[0] ?? '',
    toExcluding:
      periods
        .map(({ toExcluding }) => toExcluding)
        .toSorted()
        .at(-1) ?? '',
  };
  return stated.fromIncluding < stated.toExcluding ? stated : undefined;
}

/**
 * When a component is in force: all year, where it lasts as long as its tariff; else in its part of the year,
 * each year alike; undefined = on no day of the tariff. Throws `NotUnderstood`.
 */
export function partOfYear({ validPeriod }: Component, tariff: Period): Pick<Charge, 'seasons'> | undefined {
  if (validPeriod == null) return {};
  const { fromIncluding: from, toExcluding: to } = validPeriod;
  if (from >= to) throw new NotUnderstood(`Prices from ${from} to ${to}`);
  if (to <= tariff.fromIncluding || from >= tariff.toExcluding) return undefined;
  if (holds(validPeriod, tariff)) return {};
  if (Math.max(lengthOf(tariff), lengthOf(validPeriod)) > YEAR_DAYS)
    throw new NotUnderstood(`Prices from ${from} to ${to} in a tariff of several years`);
  return { seasons: [{ from: from.slice(5), to: dayText(dayNumber(to) - 1).slice(5) }] };
}

/**
 * Whether prices of parts of the year, with the days of the tariff, leave days of a year of which nothing is
 * said.
 */
export function isShortOfYear(components: readonly Component[], tariff: Period): boolean {
  const parts = components
    .flatMap(({ validPeriod }) => validPeriod ?? [])
    .filter((part) => !holds(part, tariff));
  const days = new Set<string>();
  for (const { fromIncluding, toExcluding } of [tariff, ...parts])
    for (
      let day = dayNumber(fromIncluding), left = YEAR_DAYS;
      day < dayNumber(toExcluding) && left > 0;
      day += 1
    ) {
      days.add(dayText(day).slice(5));
      left -= 1;
    }
  days.delete('02-29');
  return parts.length > 0 && days.size < YEAR_DAYS - 1;
}

function holds(part: Period, tariff: Period): boolean {
  return part.fromIncluding <= tariff.fromIncluding && part.toExcluding >= tariff.toExcluding;
}

function lengthOf({ fromIncluding, toExcluding }: Period): number {
  return dayNumber(toExcluding) - dayNumber(fromIncluding);
}
