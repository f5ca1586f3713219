import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { PART } from '../words/column-words.js';
import { flowOf } from '../words/flow-words.js';
import type { ValueColumn } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import type { ColumnUnit } from '../cells/units.js';

/** Readings offered at most. */
const MOST_CHOICES = 6;
const UNITS: readonly ColumnUnit[] = [
  { exponent: 6, power: false },
  { exponent: 3, power: false },
  { exponent: 6, power: true },
  { exponent: 3, power: true },
];

/** Each of these columns as what was bought, what their names say they sold beside it; last all of them added up. */
export function channelChoices(
  sample: SampleColumns,
  columns: readonly number[],
): readonly (readonly ValueColumn[])[] {
  const sold = columns.filter((column) => flowOf(sample.header[column] ?? '')?.flow === 'export');
  const others = columns.filter((column) => !sold.includes(column));
  const exports = sold.slice(0, 1).map((column) => valueAs(sample, column, 'export'));
  const bought = others.length > 0 ? others : sold;
  const each = bought.map((column) => [
    valueAs(sample, column, 'import'),
    ...exports.filter((one) => one.column !== column),
  ]);
  const alike = bought.length > 1 && bought.every((column) => isPart(sample, column));
  const all = bought.map((column) => ({
    ...valueAs(sample, column, 'import'),
    part: sample.bare[column] ?? '',
  }));
  const alone = others.length === 0 ? sold.map((column) => [valueAs(sample, column, 'export')]) : [];
  return [...alone, ...(alike ? [[...all, ...exports]] : []), ...each].slice(0, MOST_CHOICES);
}

/** The hours of a tariff, a phase, or one circuit of the house. */
function isPart(sample: SampleColumns, column: number): boolean {
  return PART.test(sample.bare[column] ?? '') || flowOf(sample.header[column] ?? '')?.flow === 'inner';
}

/** One column in each unit that it may be. */
export function unitChoices(value: ValueColumn): readonly ValueColumn[] {
  return UNITS.map((unit) => ({ ...value, unit }));
}

function valueAs(sample: SampleColumns, column: number, channel: ChannelKind): ValueColumn {
  const unit = sample.units[column] ?? 'none';
  return { column, channel, says: true, unit: unit === 'rate' ? 'none' : unit, register: 'unsaid', part: '' };
}
