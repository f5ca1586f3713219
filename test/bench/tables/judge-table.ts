import { DomainError } from '#domain/shared/domain-error';
import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { totalEnergy } from '#domain/energy/usage/readings/totals';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import type { RandomTable } from './random-table.js';

/** What a reader made of a table: `wrong` is any other series than the true one. */
export type TableVerdict =
  | { readonly is: 'right' }
  | { readonly is: 'asked' | 'refused'; readonly code: string; readonly why: string }
  | { readonly is: 'wrong'; readonly why: string };

/** A thousandth of a watt-hour for each reading: powers written to the watt are rounded. */
const ROUNDING_KWH = 0.0006;

/** Reads a table as an upload and compares its totals and its span with the truth. */
export async function judgeTable({ text, zone, truth }: RandomTable): Promise<TableVerdict> {
  try {
    const imported = await readUsageFile({
      name: 'table.csv',
      bytes: bytesOf(text),
      archive: nodeArchive,
      now: Date.now(),
      zone,
    });
    const { first, last, rows } = spanOf(imported);
    const faults = [
      ...faultOf(imported, 'import', { kwh: truth.importKwh, rows }),
      ...faultOf(imported, 'export', { kwh: truth.exportKwh, rows }),
      ...(first === truth.first ? [] : [`from ${String(first)} for ${String(truth.first)}`]),
      ...(last === truth.last ? [] : [`to ${String(last)} for ${String(truth.last)}`]),
    ];
    return faults.length === 0 ? { is: 'right' } : { is: 'wrong', why: faults.join('; ') };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const code = typeof error.details['code'] === 'string' ? error.details['code'] : error.code;
    return { is: error.code === 'usage.needs-mapping' ? 'asked' : 'refused', code, why: error.message };
  }
}

function faultOf(
  { series }: ImportedUsage,
  channel: ChannelKind,
  { kwh, rows }: { readonly kwh: number; readonly rows: number },
): readonly string[] {
  const total = series
    .filter(({ series: one }) => one.channel === channel)
    .reduce((all, { series: one }) => addEnergy(all, totalEnergy(one.columns)), NO_ENERGY);
  const read = Number(kwhText(total));
  return Math.abs(read - kwh) <= ROUNDING_KWH * Math.max(rows, 1)
    ? []
    : [`${channel} ${String(read)} for ${String(kwh)}`];
}

function spanOf({ series }: ImportedUsage): {
  readonly first: number;
  readonly last: number;
  readonly rows: number;
} {
  const spans = series
    .filter(({ series: one }) => one.channel === 'import')
    .map(({ series: one }) => one.columns);
  const first = Math.min(...spans.map(({ startUtc }) => startUtc[0] ?? 0));
  const last = Math.max(
    ...spans.map(
      ({ length, startUtc, durationS }) => (startUtc[length - 1] ?? 0) + (durationS[length - 1] ?? 0),
    ),
  );
  return { first, last, rows: Math.max(0, ...spans.map(({ length }) => length)) };
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
