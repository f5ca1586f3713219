import type { Zone } from '#domain/shared/zone';

/** Labels in file order, as arrays and columns hold them; local seconds. */
export interface Labels {
  readonly length: number;
  at(index: number): number | undefined;
}

/** Where labels of a wall clock stand in UTC. */
export interface PlacedLabels {
  /** Epoch seconds UTC of a label, worked out anew from the label, which must still stand there. */
  readonly at: (index: number) => number;
  /** Indexes of labels that the clock never showed (spring gap), placed at the jump. */
  readonly inGap: readonly number[];
  /** Local labels shown twice by the clock and written once: the later hour is missing. */
  readonly repeatedHourMissing: readonly number[];
}

const DAY_S = 86_400;

/**
 * The one algorithm for local labels without offset: a label with one instant takes it; a label
 * in the spring gap is placed at the jump plus its distance into the gap; of a label that the
 * clock shows twice the k-th occurrence takes the k-th instant, whether the file writes the hour
 * in blocks or interleaved, and newest first is read backwards. A third occurrence begins anew
 * (a re-exported day); revisions of a slot, told apart by their stamps, are counted apart. Call once
 * for each channel, in file order. Memory grows with the labels of change nights only.
 */
export function placeLabels(labels: Labels, zone: Zone, revisions?: Labels): PlacedLabels {
  const odd = new Map<number, number>();
  const inGap: number[] = [];
  const seen = new Map<string, number>();
  const written = new Map<number, Set<number>>();
  const plainOffset = plainOffsets(zone);
  const backwards = isDescending(labels);
  for (let step = 0; step < labels.length; step += 1) {
    const index = backwards ? labels.length - 1 - step : step;
    const label = labels.at(index) ?? 0;
    if (plainOffset(label) !== undefined) continue;
    const instants = zone.instantsAt(label);
    if (instants.length === 1) continue;
    if (instants.length === 0) {
      inGap.push(index);
      odd.set(index, afterJump(label, zone));
    } else {
      const issue = `${String(label)} ${String(revisions?.at(index) ?? 0)}`;
      const times = seen.get(issue) ?? 0;
      seen.set(issue, times + 1);
      odd.set(index, instants[times % 2] ?? 0);
      written.set(label, (written.get(label) ?? new Set<number>()).add(times % 2));
    }
  }
  const repeatedHourMissing = [...written].filter(([, hours]) => hours.size === 1).map(([label]) => label);
  const at = (index: number): number => {
    const label = labels.at(index) ?? 0;
    const offsetS = plainOffset(label);
    return offsetS === undefined ? (odd.get(index) ?? zone.earlier(label)) : label - offsetS;
  };
  return { at, inGap, repeatedHourMissing };
}

/**
 * The offset from UTC on days when no clock changes, nor on those beside them: nearly all labels
 * need no more. Undefined near a change.
 */
export function plainOffsets(zone: Zone): (label: number) => number | undefined {
  let known = Number.NaN;
  let offsetS: number | undefined;
  return (label) => {
    const day = Math.floor(label / DAY_S);
    if (day !== known) {
      known = day;
      const before = zone.offsetAt((day - 1) * DAY_S);
      offsetS = before === zone.offsetAt((day + 2) * DAY_S) ? before : undefined;
    }
    return offsetS;
  };
}

/** The clock skipped this label: as far after the jump as the label lies behind the gap's start. */
function afterJump(label: number, zone: Zone): number {
  const jump = zone.earlier(label);
  return jump + (label - (jump + zone.offsetAt(jump - 1)));
}

/** Whether a file runs newest first: more steps back than forward. */
function isDescending(labels: Labels): boolean {
  let balance = 0;
  let before = labels.at(0) ?? 0;
  for (let index = 1; index < labels.length; index += 1) {
    const label = labels.at(index) ?? 0;
    balance += Math.sign(label - before);
    before = label;
  }
  return balance < 0;
}
