import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import { isoUtc } from '#domain/shared/zone';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { totalEnergy } from '#domain/energy/usage/readings/totals';

/** What a field file is known to hold; `expectedRefusal` says that a refusal or a question is right (too). */
export interface Expectation {
  readonly file?: string;
  readonly zone?: string;
  readonly expectedKwhImport?: number;
  readonly expectedKwhExport?: number;
  readonly expectedKwhNet?: number;
  readonly first?: string;
  readonly last?: string;
  readonly expectedRefusal?: string;
}

/** What became of a file: `wrong` is a total given that is not the true one. */
export type Verdict = 'right' | 'wrong' | 'refused' | 'asked';

/** A verdict and, of what is not right, why. */
export interface Judged {
  readonly verdict: Verdict;
  /** Whether the expectation allows it. */
  readonly fine: boolean;
  readonly why: string;
}

const TOLERANCE = { kwh: 0.01, share: 0.001 } as const;

/** Compares what was read with what the file holds; a refusal-only file must not be read without a warning of its own. */
export function judgeRead(expected: Expectation, imported: ImportedUsage, file: string): Judged {
  const faults: string[] = [];
  const compare = (channel: ChannelKind, kwh: number | undefined): void => {
    const read = Number(kwhText(kwhOf(imported, channel)));
    if (kwh !== undefined && Math.abs(read - kwh) > Math.max(TOLERANCE.kwh, kwh * TOLERANCE.share))
      faults.push(`${channel} ${String(read)} for ${String(kwh)}`);
  };
  // One register of both ways is as right as two, where its net is known.
  const isNet =
    expected.expectedKwhNet !== undefined && imported.series.every(({ series }) => series.channel === 'net');
  if (isNet) compare('net', expected.expectedKwhNet);
  else {
    compare('import', expected.expectedKwhImport);
    compare('export', expected.expectedKwhExport);
  }
  const { first, last } = extentOf(imported);
  if (expected.first !== undefined && first !== expected.first)
    faults.push(`from ${first} for ${expected.first}`);
  if (expected.last !== undefined && last !== expected.last) faults.push(`to ${last} for ${expected.last}`);
  const said = imported.warnings.some(({ code }) => code === 'usage.stray-date');
  // Of these kinds a right reading is as good as the refusal that stands in the list.
  const mayBeRead = /\.(?:xls|ods|json)$/.test(file);
  if (
    expected.expectedKwhImport === undefined &&
    expected.expectedRefusal !== undefined &&
    !said &&
    !mayBeRead
  )
    faults.push(`read (${imported.warnings.map(({ code }) => code).join(' ')}): ${expected.expectedRefusal}`);
  const right = faults.length === 0;
  return { verdict: right ? 'right' : 'wrong', fine: right, why: faults.join('; ') };
}

function kwhOf({ series }: ImportedUsage, channel: ChannelKind) {
  return series
    .filter(({ series: one }) => one.channel === channel)
    .reduce((sum, { series: one }) => addEnergy(sum, totalEnergy(one.columns)), NO_ENERGY);
}

/** From the first start to the last end over all that the home took and gave. */
function extentOf({ series }: ImportedUsage): { readonly first: string; readonly last: string } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { series: one } of series) {
    const { length, startUtc, durationS } = one.columns;
    if (length === 0) continue;
    first = Math.min(first, startUtc[0] ?? 0);
    last = Math.max(last, (startUtc[length - 1] ?? 0) + (durationS[length - 1] ?? 0));
  }
  return Number.isFinite(first) ? { first: isoUtc(first), last: isoUtc(last) } : { first: '', last: '' };
}
