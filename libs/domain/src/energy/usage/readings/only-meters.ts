import { DomainError } from '#domain/shared/domain-error';
import { refuseMeters } from './corrections.js';
import type { ImportedUsage } from '../imported.js';
import { metersOf, seriesOfMeters } from './choose-meters.js';

/** Meters by their numbers, as an option of the command line writes them: `2` or `1,3`. Throws `usage.unknown-meter`. */
export function meterNumbers(text: string): readonly number[] {
  const numbers = text.split(',').map((part) => Number(part.trim()));
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  throw new DomainError('usage.unknown-meter', `"${text}" names no meters; write 2, or 1,3 for two of them.`);
}

/** The readings of the meters with these numbers, as one home. Throws as `refuseMeters` does. */
export function onlyMeters(read: ImportedUsage, numbers: readonly number[]): ImportedUsage {
  const meters = metersOf(read.series.map(({ series }) => series));
  refuseMeters(numbers, meters.length);
  const chosen = meters.filter(({ number }) => numbers.includes(number));
  const series = read.series.flatMap(({ series: one, report }) =>
    seriesOfMeters([one], chosen).map((its) => ({ series: its, report })),
  );
  return { ...read, series };
}
