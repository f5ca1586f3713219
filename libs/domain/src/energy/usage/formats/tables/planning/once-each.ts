import { ONLY_PART } from '../words/column-words.js';
import { flowOf } from '../words/flow-words.js';
import type { Candidate } from './candidate.js';
import type { LeftColumn, SumCheck } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import { sumsUp } from './sum-checks.js';

/** The columns of one channel that are read, and what proves that the others are in them. */
export interface OnceEach {
  readonly read: readonly Candidate[];
  readonly left: readonly LeftColumn[];
  readonly checks: readonly SumCheck[];
}

/** Of one channel the whole, where its parts add up to it, else all its parts; undefined where that is not proven. */
export function onceEach(sample: SampleColumns, group: readonly Candidate[]): OnceEach | undefined {
  const [first] = group;
  if (first === undefined) return { read: group, left: [], checks: [] };
  if (group.length === 1)
    return ONLY_PART.test(first.part) ? undefined : { read: group, left: [], checks: [] };
  const units = new Set(group.map(({ unit }) => JSON.stringify(unit)));
  if (units.size > 1) return undefined;
  const twins = group
    .slice(1)
    .every(({ column }) => sumsUp(sample, { whole: first.column, parts: [column] }));
  if (twins && !sample.holds(first.column, (cell) => Number(cell.replace(',', '.')) === 0, 1)) {
    const others = group.slice(1).map(({ column }) => column);
    const sameName = others.every((column) => sample.names[column] === sample.names[first.column]);
    if (!sameName) return undefined;
    return {
      read: [first],
      left: others.map((column) => ({ column, why: 'the same again' })),
      checks: others.map((column) => ({ whole: first.column, parts: [column] })),
    };
  }
  // Phases and tariffs by name are parts of what is not here, though one happens to be the sum of two.
  const arePartsByName = group.every(({ part }) => part !== '');
  for (const whole of arePartsByName ? [] : group) {
    const parts = group.filter((one) => one !== whole).map(({ column }) => column);
    if (parts.length < 2 || !sumsUp(sample, { whole: whole.column, parts })) continue;
    return {
      read: [whole],
      left: parts.map((column) => ({ column, why: 'part of a total' })),
      checks: [{ whole: whole.column, parts }],
    };
  }
  const names = new Set(group.map(({ part }) => part));
  const parts =
    group.every(({ part }) => part !== '') &&
    names.size === group.length &&
    isComplete(names) &&
    !leaveHoursOut(sample, group);
  return parts ? { read: group, left: [], checks: [] } : undefined;
}

/**
 * Whether hours of a tariff stand each in its column and many hours in none: the column of theirs is not here.
 * A home that made its own power then bought none, and sold what was over.
 */
function leaveHoursOut(sample: SampleColumns, group: readonly Candidate[]): boolean {
  if (sample.names.some((name) => ['export', 'generation'].includes(flowOf(name)?.flow ?? ''))) return false;
  const filled = sample.rows.map(
    (row) => group.filter(({ column }) => /[1-9]/.test(row[column] ?? '')).length,
  );
  const none = filled.filter((count) => count === 0).length;
  const each = filled.filter((count) => count === 1).length;
  return each + none === filled.length && each > none && none > filled.length * LEFT_OUT_SHARE;
}

/** More hours in no column than a home is without power. */
const LEFT_OUT_SHARE = 0.1;

/** Hours between the peak and the rest stand beside both; the others may be all that a tariff has. */
function isComplete(names: ReadonlySet<string>): boolean {
  const all = [...names];
  const has = (pattern: RegExp): boolean => all.some((name) => pattern.test(name));
  return !has(/mid[ -]?peak|shoulder/) || (has(/(?<!off |off-|mid |mid-)peak/) && has(/off[ -]?peak/));
}
