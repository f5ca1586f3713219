import type { FileHead } from '#domain/energy/usage/formats/format';
import { decimalMark } from '../cells/numbers.js';
import { channelChoices, unitChoices } from './plan-choices.js';
import { quotedNames } from './plan.js';
import type { OpenQuestion, TablePlan, ValueColumn } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import { noUnit, noValue } from './table-refusals.js';

/** Where values are looked for, and how a plan is made of those found. */
export interface ValueSearch {
  readonly sample: SampleColumns;
  readonly numeric: readonly number[];
  readonly plan: (values: readonly ValueColumn[]) => TablePlan;
}

/** The question between columns that could be the values. Throws `usage.no-value-column` and `usage.no-unit` where there is none to ask. */
export function openValues(
  head: FileHead,
  { sample, numeric, plan }: ValueSearch,
  { code, columns }: { readonly code: string; readonly columns: readonly number[] },
): OpenQuestion {
  const { header } = sample;
  const names = quotedNames(header, columns);
  if (code === 'no-value') throw noValue(head, sample, numeric);
  if (code === 'which-unit') {
    const value = channelChoices(sample, columns)[0]?.[0];
    const units = value === undefined ? [] : unitChoices(value).map((one) => plan([one]));
    return {
      code,
      question: `In which unit is ${names}? Neither the name nor the file says it.`,
      plans: units.map((one) => withMark(one, sample)),
    };
  }
  if (
    columns.every((column) => sample.units[column] === 'none') &&
    code === 'which-value' &&
    columns.length === 1 &&
    !sample.names.some((name) => name !== '')
  )
    throw noUnit(head, sample, columns);
  const question = {
    'unknown-column': `What is ${names}? It holds numbers, and its name does not say which.`,
    'which-value': `Which of these columns is the electricity that you bought: ${names}?`,
    'which-whole': `${names} seem to count the same. Which is the whole that you bought, or do they add up?`,
    'which-flow': `Which of these columns is the electricity that you bought: ${names}?`,
  }[code];
  return {
    code,
    question: question ?? `What is ${names}?`,
    plans: channelChoices(
      sample,
      code === 'unknown-column'
        ? numeric.filter((column) => typeof sample.units[column] === 'object' || columns.includes(column))
        : columns,
    ).map((values) => withMark(plan(values), sample)),
  };
}

function withMark(plan: TablePlan, sample: SampleColumns): TablePlan {
  const mark = decimalMark(
    plan.values.flatMap(({ column }) => sample.cells(column)),
    plan.delimiter,
  );
  return { ...plan, decimalComma: mark === 'comma' };
}
