import { columnOf, plainName } from '#domain/energy/usage/table/read-table';

/** Where an Opower export has its cells; -1 when it has none. */
export interface OpowerColumns {
  readonly type: number;
  readonly date: number;
  readonly endDate: number;
  readonly startTime: number;
  readonly endTime: number;
  readonly usage: number;
  readonly imported: number;
  readonly exported: number;
  readonly units: number;
  readonly notes: number;
  /** Of the usage column, when its name says it. */
  readonly unit: string;
}

/** The columns of an Opower header in any of its variants; undefined for another row. */
export function opowerColumns(cells: readonly string[]): OpowerColumns | undefined {
  const names = cells.map(plainName);
  const usage = columnOf(names, /^usage( ?\(.*\))?$/);
  const at = {
    type: columnOf(names, /^type$/),
    date: columnOf(names, /^date$/, /^start date$/),
    endDate: columnOf(names, /^end date$/),
    startTime: columnOf(names, /^start time$/),
    endTime: columnOf(names, /^end time$/),
    usage,
    imported: columnOf(names, /^import ?\(kwh\)$/, /^import$/),
    exported: columnOf(names, /^export ?\(kwh\)$/, /^export$/),
    units: columnOf(names, /^units?$/),
    notes: columnOf(names, /^notes?$/),
    unit: /\((.*)\)/.exec(names[usage] ?? '')?.[1] ?? '',
  };
  // A type, a date and a usage alone are anybody's table.
  const own =
    at.startTime >= 0 || at.endDate >= 0 || at.units >= 0 || at.notes >= 0 || at.unit !== '' || usage < 0;
  return !own || at.type < 0 || at.date < 0 || (at.usage < 0 && at.imported < 0) ? undefined : at;
}
