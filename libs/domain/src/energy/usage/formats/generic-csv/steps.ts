import type { GenericColumns } from './columns.js';

/** Starts and lengths worked out from the labels of one channel, file order kept. */
export interface Steps {
  readonly starts: Float64Array;
  readonly durationS: Float64Array;
  readonly stampedAtEnd: boolean;
}

const DAY_S = 86_400;
const MONTH_S = 25 * DAY_S;

/**
 * Lengths from the distance of neighbouring labels, and whether a label is the start or the end of
 * its interval: its name says so, or the file begins one step after midnight and ends at midnight.
 */
export function stepsOf(
  labels: Float64Array,
  ends: Float64Array | undefined,
  columns: GenericColumns,
): Steps {
  const usualS = usualStep(labels);
  const rolled = rollMidnights(labels, usualS);
  if (ends !== undefined) {
    return {
      starts: rolled.labels,
      durationS: rolled.labels.map((label, index) => lengthBetween(label, ends[index] ?? label, usualS)),
      stampedAtEnd: false,
    };
  }
  const stampedAtEnd =
    rolled.rolled || (!columns.stampsStart && (columns.stampsEnd || endsAtMidnight(rolled.labels, usualS)));
  const durationS = rolled.labels.map((label, index) =>
    stepAt(rolled.labels, index, { usualS, label, backward: stampedAtEnd }),
  );
  const starts = stampedAtEnd
    ? rolled.labels.map((label, index) => label - (durationS[index] ?? 0))
    : rolled.labels;
  return { starts, durationS, stampedAtEnd };
}

/** The most frequent distance between neighbouring labels, in seconds; a day when there is only one. */
export function usualStep(labels: Float64Array): number {
  const times = new Map<number, number>();
  for (let at = 1; at < labels.length; at += 1) {
    const step = Math.abs((labels[at] ?? 0) - (labels[at - 1] ?? 0));
    if (step > 0) times.set(step, (times.get(step) ?? 0) + 1);
  }
  const [usual] = [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return usual?.[0] ?? DAY_S;
}

/** `23:45` then `00:00` under the same date is the end of that day. */
function rollMidnights(
  labels: Float64Array,
  usualS: number,
): { readonly labels: Float64Array; readonly rolled: boolean } {
  let rolled = false;
  const fixed = labels.map((label, index) => {
    const before = labels[index - 1];
    const next = labels[index + 1];
    const fallsBack =
      usualS < DAY_S && before !== undefined && label % DAY_S === 0 && before - label === DAY_S - usualS;
    if (!fallsBack || (next !== undefined && next < before)) return label;
    rolled = true;
    return label + DAY_S;
  });
  return { labels: fixed, rolled };
}

function endsAtMidnight(labels: Float64Array, usualS: number): boolean {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const label of labels) {
    first = Math.min(first, label);
    last = Math.max(last, label);
  }
  return usualS < DAY_S && first % DAY_S === usualS && last % DAY_S === 0;
}

/** The distance to the neighbour on the interval's other side where it is shorter (a finer stretch), else the usual step; months as they are. */
function stepAt(
  labels: Float64Array,
  index: number,
  {
    usualS,
    label,
    backward,
  }: { readonly usualS: number; readonly label: number; readonly backward: boolean },
): number {
  const forwardOrder = (labels[labels.length - 1] ?? 0) >= (labels[0] ?? 0);
  const neighbour = labels[backward === forwardOrder ? index - 1 : index + 1];
  const distance = neighbour === undefined ? usualS : Math.abs(neighbour - label);
  if (usualS >= MONTH_S) return distance > 0 && distance < 2 * usualS ? distance : usualS;
  return distance > 0 && distance < usualS && usualS % distance === 0 ? distance : usualS;
}

/** Ends may be inclusive (00:59, 23:59) and wall clocks jump. */
function lengthBetween(start: number, end: number, usualS: number): number {
  const inclusive = ((end - start) / 60) % 5 === 4 ? 60 : 0;
  const seconds = end - start + inclusive;
  if (seconds > 0 && (seconds <= usualS || usualS >= DAY_S - 3600 || seconds % usualS !== 0)) return seconds;
  if (seconds <= 0 && seconds + DAY_S > 0 && seconds + DAY_S <= usualS) return seconds + DAY_S;
  return seconds > 0 && seconds <= 2 * usualS && seconds - 3600 > 0 ? seconds - 3600 : usualS;
}
