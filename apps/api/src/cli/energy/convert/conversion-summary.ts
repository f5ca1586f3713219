import type { Converted } from '#domain/energy/tariffs/convert/convert';

const MAX_REASONS = 20;

/** Counts of a document's plans by outcome; a plan can be both estimated and flagged. */
export interface ConversionCounts {
  /** Everything the source states is priced, nothing estimated. */
  readonly priced: number;
  readonly estimated: number;
  readonly flagged: number;
  /** Of the flagged, those that are whole in a home without solar power and controlled load. */
  readonly flaggedForSome: number;
  readonly refused: number;
}

/** Counts the plans of a document by outcome. */
export function countsOf({ tariffs, refused }: Converted): ConversionCounts {
  return {
    priced: tariffs.filter((tariff) => tariff.unpriced.length === 0 && tariff.estimated === undefined).length,
    estimated: tariffs.filter((tariff) => tariff.estimated !== undefined).length,
    flagged: tariffs.filter((tariff) => tariff.unpriced.length > 0).length,
    flaggedForSome: tariffs.filter(
      ({ unpriced }) => unpriced.length > 0 && unpriced.every(({ onlyWith }) => onlyWith !== undefined),
    ).length,
    refused: refused.length,
  };
}

/** Lines for a terminal: counts of plans by outcome, then why plans are flagged or refused. */
export function conversionSummary(
  file: string,
  format: string,
  counts: ConversionCounts,
  { tariffs, refused }: Converted,
): string {
  const flagged = tally(
    tariffs.flatMap((tariff) => [...new Set(tariff.unpriced.map((note) => note.reason))]),
  );
  const why = tally(refused.map((plan) => plan.reason));
  return [
    `${file} (${format}): ${tariffs.length} tariffs`,
    `  priced in full ${counts.priced}, estimated ${counts.estimated}, flagged ${counts.flagged}, refused ${counts.refused}`,
    ...(counts.flaggedForSome > 0
      ? [`  of those flagged, whole without solar power and controlled load ${counts.flaggedForSome}`]
      : []),
    ...flagged.map(([reason, plans]) => `  flagged ${plans}: ${reason}`),
    ...why.map(([reason, plans]) => `  refused ${plans}: ${reason}`),
  ].join('\n');
}

/** The most common reasons with their number of plans, highest first. */
function tally(reasons: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MAX_REASONS);
}
