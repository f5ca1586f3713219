import { DomainError } from '#domain/shared/domain-error';
import type { FileHead } from '#domain/energy/usage/formats/format';
import { nameOf, quotedNames } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import { readTime } from '../cells/stamp-texts.js';

/** Names shown of a wide table. */
const MOST_NAMES = 8;

/** No row of the head holds a date or a time. */
export function noTable({ name, lines }: FileHead): DomainError {
  const written = lines.filter((line) => line.trim() !== '');
  const looks =
    written.length < 2
      ? 'It holds a single line.'
      : written.some((line) => /\d/.test(line))
        ? 'It holds text and numbers, and no date among them.'
        : 'It holds text and no numbers.';
  return new DomainError(
    'usage.no-time-column',
    `No date or time was found in the first ${String(Math.min(written.length, 60))} lines of "${name}". ${looks} Download the interval data of your meter as CSV: one row for each quarter hour, half hour or hour, with its date and its kWh.`,
    { file: name, lookedFor: 'time', lines: Math.min(written.length, 60) },
  );
}

/** A table, and no column of it says when. */
export function noTime({ name }: FileHead, header: readonly string[]): DomainError {
  const columns = header.map((_, column) => column).slice(0, MOST_NAMES);
  return new DomainError(
    'usage.no-time-column',
    `"${name}" is a table, and none of its columns says when: ${quotedNames(header, columns)} were looked at. It needs a column with dates such as 2024-01-31 13:30.`,
    { file: name, lookedFor: 'time', columns: columns.map((column) => nameOf(header, column)) },
  );
}

/** A day in each row, and the times of the header leave a part of it out. */
export function partDay(
  { name }: FileHead,
  header: readonly string[],
  times: readonly number[],
): DomainError {
  const ends = [...times.slice(0, 1), ...times.slice(-1)];
  return new DomainError(
    'usage.part-of-day',
    `"${name}" has a day in each row, but its ${String(times.length)} columns from ${quotedNames(header, ends)} do not cover the day step by step: one is missing, twice there or out of place. Upload the file as it was downloaded.`,
    { file: name, lookedFor: 'time', columns: times.length },
  );
}

/** Times and no energy: each numeric column says what else it is. */
export function noValue({ name }: FileHead, sample: SampleColumns, numeric: readonly number[]): DomainError {
  const seen =
    numeric.length === 0
      ? 'it has no column of numbers'
      : `${quotedNames(sample.header, numeric)} count something else`;
  const isClockOnly = sample.all.some((column) =>
    sample.holds(column, (cell) => readTime(cell) !== undefined),
  );
  return new DomainError(
    'usage.no-value-column',
    `"${name}" says when, but not how much electricity: ${seen}. ${isClockOnly && numeric.length === 0 ? 'Choose the export with the readings' : 'Download the usage in kWh'}, not costs, prices or totals of your account.`,
    { file: name, lookedFor: 'value', columns: numeric.map((column) => nameOf(sample.header, column)) },
  );
}

/** Numbers without a name or a unit. */
export function noUnit({ name }: FileHead, sample: SampleColumns, columns: readonly number[]): DomainError {
  return new DomainError(
    'usage.no-unit',
    `"${name}" names no unit: neither above ${quotedNames(sample.header, columns)}, nor in its cells, nor above the table. Write it in the header, like "Usage (kWh)".`,
    { file: name, lookedFor: 'unit' },
  );
}

/** A column named after a unit of energy that holds no numbers. */
export function noNumbers(
  { name }: FileHead,
  sample: SampleColumns,
  columns: readonly number[],
): DomainError {
  const [column = 0] = columns;
  const cell = sample.cells(column)[0] ?? '';
  return new DomainError(
    'usage.bad-number',
    `${quotedNames(sample.header, columns)} in "${name}" should hold amounts, but its cells, such as "${cell.slice(0, 40)}", are not numbers. Download the file again.`,
    { file: name, columns: columns.map((one) => nameOf(sample.header, one)) },
  );
}
