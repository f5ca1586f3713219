import type { Zone } from '#domain/shared/zone';

/** Where labels of a wall clock stand in UTC. */
export interface PlacedLabels {
  /** Epoch seconds UTC, one for each label, same order. */
  readonly startUtc: Float64Array;
  /** Indexes of labels that the clock never showed (spring gap), placed at the jump. */
  readonly inGap: readonly number[];
  /** Local labels shown twice by the clock and written once: the later hour is missing. */
  readonly repeatedHourMissing: readonly number[];
}

/**
 * The one algorithm for local labels without offset: a label with one instant takes it; a label
 * in the spring gap is placed at the jump plus its distance into the gap; of a label that the
 * clock shows twice the k-th occurrence takes the k-th instant, whether the file writes the hour
 * in blocks or interleaved, and newest first is read backwards. A third occurrence begins anew
 * (a re-exported day); revisions of a slot, told apart by their stamps, are counted apart. Call once
 * for each channel, in file order; `labels` are local seconds.
 */
export function placeLabels(
  labels: ArrayLike<number>,
  zone: Zone,
  revisions?: ArrayLike<number>,
): PlacedLabels {
  const startUtc = new Float64Array(labels.length);
  const inGap: number[] = [];
  const seen = new Map<string, number>();
  const written = new Map<number, Set<number>>();
  const backwards = isDescending(labels);
  for (let step = 0; step < labels.length; step += 1) {
    const index = backwards ? labels.length - 1 - step : step;
    const label = labels[index] ?? 0;
    const instants = zone.instantsAt(label);
    if (instants.length === 1) startUtc[index] = instants[0] ?? 0;
    else if (instants.length === 0) {
      inGap.push(index);
      startUtc[index] = afterJump(label, zone);
    } else {
      const issue = `${String(label)} ${String(revisions?.[index] ?? 0)}`;
      const times = seen.get(issue) ?? 0;
      seen.set(issue, times + 1);
      startUtc[index] = instants[times % 2] ?? 0;
      written.set(label, (written.get(label) ?? new Set<number>()).add(times % 2));
    }
  }
  const repeatedHourMissing = [...written].filter(([, hours]) => hours.size === 1).map(([label]) => label);
  return { startUtc, inGap, repeatedHourMissing };
}

/** The clock skipped this label: as far after the jump as the label lies behind the gap's start. */
function afterJump(label: number, zone: Zone): number {
  const jump = zone.earlier(label);
  return jump + (label - (jump + zone.offsetAt(jump - 1)));
}

/** Whether a file runs newest first: more steps back than forward. */
function isDescending(labels: ArrayLike<number>): boolean {
  let balance = 0;
  for (let index = 1; index < labels.length; index += 1) {
    balance += Math.sign((labels[index] ?? 0) - (labels[index - 1] ?? 0));
  }
  return balance < 0;
}
