import { DomainError } from '#domain/shared/domain-error';
import type { FileHead } from '#domain/energy/usage/formats/format';
import { ENDS, STARTS } from '../words/time-words.js';
import { findHead } from '../planning/head-rows.js';
import type { HeadRows } from '../planning/head-rows.js';
import { decimalMark } from '../cells/numbers.js';
import type { TablePlan, ValueColumn } from '../planning/plan.js';
import { SampleColumns } from '../planning/sample-columns.js';
import { noTable } from '../planning/table-refusals.js';
import { wideDays } from '../planning/wide-days.js';
import { headerText } from './header-text.js';
import type { ColumnRole, TableMapping } from './mapping.js';
import { MAPPED_UNITS } from './mapping-of-plan.js';

/** The plan that a confirmed mapping says. Throws `usage.mapping-unfit` where it was made for another table. */
export function planByMapping(head: FileHead, mapping: TableMapping): TablePlan {
  const rows = findHead(head);
  if (rows === undefined) throw noTable(head);
  const names = mapping.columns.map(({ name }) => name);
  if (headerText(names) !== headerText(rows.header.map((name) => name.slice(0, 200))))
    throw unfit(head, 'it names other columns than the file has');
  const at = (role: ColumnRole): number => mapping.columns.findIndex((column) => column.role === role);
  const stamp = at('start') >= 0 ? at('start') : at('end');
  const wide = wideDays(rows.header);
  const values = valuesOf(mapping, wide !== undefined);
  if (stamp < 0) throw unfit(head, 'no column is the start or the end');
  if (values.length === 0) throw unfit(head, 'no column is a value with its channel');
  return { ...planned({ rows, mapping, stamp, at }), values, wide };
}

function planned({
  rows,
  mapping,
  stamp,
  at,
}: {
  readonly rows: HeadRows;
  readonly mapping: TableMapping;
  readonly stamp: number;
  readonly at: (role: ColumnRole) => number;
}): Omit<TablePlan, 'values' | 'wide'> {
  const sample = new SampleColumns(rows.header, rows.sample);
  const name = sample.names[stamp] ?? '';
  const onlyEnd = at('start') < 0;
  const cells = mapping.columns.flatMap(({ role }, column) => (role === 'value' ? sample.cells(column) : []));
  const mark = mapping.decimals ?? (decimalMark(cells, rows.delimiter) === 'comma' ? 'comma' : 'point');
  const labels = mapping.columns.flatMap(({ role }, column) => (role === 'label' ? [column] : []));
  return {
    ...{ delimiter: rows.delimiter, firstRow: rows.firstRow, header: rows.header, labels },
    clock: {
      ...{
        stamp,
        time: at('time'),
        end: onlyEnd ? -1 : at('end'),
        endTime: at('endTime'),
        offset: at('offset'),
      },
      range: sample.isRange(at('time') < 0 ? stamp : at('time')),
      utc: /(?:^|[^a-z])(?:utc|gmt|zulu)(?![a-z])/.test(name),
      zone: undefined,
      stampsEnd: onlyEnd || ENDS.test(name),
      stampsStart: !onlyEnd && STARTS.test(name),
    },
    ...{
      decimalComma: mark === 'comma',
      markOpen: false,
      unit: at('unit'),
      meter: at('meter'),
      multiplier: at('multiplier'),
    },
    ...{ left: [], checks: [], order: mapping.dateOrder, labelChannels: mapping.labels, confirmed: true },
  };
}

function valuesOf(mapping: TableMapping, isWide: boolean): readonly ValueColumn[] {
  const values = mapping.columns.flatMap(({ role, channel, unit, part, register }, column): ValueColumn[] =>
    role !== 'value' || channel === undefined
      ? []
      : [
          {
            ...{ column, channel, says: mapping.labels === undefined, part: part ?? '' },
            unit: unit === undefined ? 'none' : MAPPED_UNITS[unit],
            register: register ?? 'unsaid',
          },
        ],
  );
  return isWide ? values.slice(0, 1) : values;
}

function unfit({ name }: FileHead, why: string): DomainError {
  return new DomainError(
    'usage.mapping-unfit',
    `The mapping does not fit "${name}": ${why}. Ask for a new proposal by reading the file without it.`,
    { file: name },
  );
}
