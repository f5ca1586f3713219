import { csvRows } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { isBlank, refuseRow, warnCutShort } from '#domain/energy/usage/table/read-table';
import { addEnergy, NO_ENERGY, parseEnergy, subtractEnergy } from '#domain/shared/units';
import type { TablePlan } from '../planning/plan.js';
import { RawRows } from './raw-rows.js';

/** A printed total may differ from its rows by this share where it was rounded. */
const ROUNDING_SHARE = 0.01;

/**
 * Reads every row below the header by its plan: taken, a known kind without a reading, or refused with
 * its number. Where only the very last row is wrong the file was cut.
 */
export async function readTableRows(
  text: AsyncIterable<string>,
  plan: TablePlan,
  sink: ReadingSink,
): Promise<RawRows> {
  const raw = new RawRows(plan);
  let wrong: { readonly row: number; readonly cause: DomainError } | undefined;
  let good = 0;
  for await (const batch of csvRows(text, plan.delimiter, USAGE_LIMITS)) {
    let row = batch.firstRow - 1;
    for (const cells of batch.rows) {
      row += 1;
      if (row < plan.firstRow || isBlank(cells)) continue;
      if (wrong !== undefined) throw wrong.cause;
      try {
        if (raw.take(cells, row)) good += 1;
      } catch (cause) {
        if (!(cause instanceof DomainError) || isFinal(cause)) throw cause;
        wrong = { row, cause };
      }
    }
  }
  if (wrong !== undefined) {
    if (good === 0) throw wrong.cause;
    warnCutShort(sink, wrong.row);
  }
  refuseUnprovenTotals(raw, plan);
  return raw;
}

/** Refusals that the last row of a cut file may not hide. */
function isFinal({ code }: DomainError): boolean {
  return [
    'usage.gas',
    'usage.unsure-decimals',
    'usage.second-table',
    'usage.excel-mangled',
    'usage.too-many-readings',
    'usage.too-many-channels',
  ].includes(code);
}

/** A row without a time and without a word for a total is one only where it adds up the rows above it. */
function refuseUnprovenTotals({ others, series }: RawRows, plan: TablePlan): void {
  for (const { row, named, values } of others.totals) {
    if (named) continue;
    for (const [column, text] of values) {
      const of = [...series.values()].filter(({ value }) => value.column === column);
      const unit = plan.values.find((value) => value.column === column)?.unit;
      const stated = parseEnergy(text, typeof unit === 'object' ? unit.exponent : 6);
      let sum = NO_ENERGY;
      for (const { held } of of)
        for (let at = 0; at < held.length; at += 1) sum = addEnergy(sum, held.energyAt(at));
      const apart = stated === undefined ? Number.NaN : Math.abs(subtractEnergy(stated, sum).milliWh);
      if (!(apart <= Math.abs(sum.milliWh) * ROUNDING_SHARE))
        throw refuseRow(
          'usage.bad-date',
          row,
          'it has a value and no time, and it is no total of the rows above it.',
          'Give it its date and time.',
        );
    }
  }
}
