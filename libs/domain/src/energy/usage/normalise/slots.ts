import type { NumberColumn } from '../readings/number-column.js';
import type { ReadingColumns } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import { PlaceList } from './repairs.js';

/** What choosing one reading a slot left out. */
export interface SlotChoices {
  readonly duplicates: PlaceList;
  readonly conflicts: PlaceList;
  readonly revisions: PlaceList;
}

/**
 * One reading for each start and duration, of readings ordered by start. A metered value beats a
 * missing one, the newest revision wins, identical copies are dropped, and of a conflict the later
 * row is kept. `kept` are the indexes that stay; undefined when all do as they stand.
 */
export function chooseSlots(
  columns: ReadingColumns,
  revision: NumberColumn | undefined,
): { readonly kept: Uint32Array | undefined; readonly choices: SlotChoices } {
  const choices = { duplicates: new PlaceList(), conflicts: new PlaceList(), revisions: new PlaceList() };
  const { length: count, startUtc } = columns;
  if (!hasEqualNeighbours(startUtc)) return { kept: undefined, choices };
  const kept = new Uint32Array(count);
  let length = 0;
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && startUtc[to] === startUtc[from]) to += 1;
    if (to === from + 1) {
      kept[length] = from;
      length += 1;
    } else {
      for (const winner of slotWinners({ from, to }, columns, revision, choices)) {
        kept[length] = winner;
        length += 1;
      }
    }
    from = to;
  }
  return { kept: kept.subarray(0, length), choices };
}

function hasEqualNeighbours(starts: NumberColumn): boolean {
  for (let at = 1; at < starts.length; at += 1) if (starts[at] === starts[at - 1]) return true;
  return false;
}

/** Readings of one start, shortest first, one for each duration. */
function slotWinners(
  { from, to }: { readonly from: number; readonly to: number },
  columns: ReadingColumns,
  revision: NumberColumn | undefined,
  choices: SlotChoices,
): readonly number[] {
  const winners = new Map<number, number>();
  for (let index = from; index < to; index += 1) {
    const durationS = columns.durationS[index] ?? 0;
    const held = winners.get(durationS);
    winners.set(durationS, held === undefined ? index : better(held, index, { columns, revision, choices }));
  }
  return [...winners].sort((a, b) => a[0] - b[0]).map(([, index]) => index);
}

function better(
  held: number,
  next: number,
  {
    columns,
    revision,
    choices,
  }: {
    readonly columns: ReadingColumns;
    readonly revision: NumberColumn | undefined;
    readonly choices: SlotChoices;
  },
): number {
  const heldMissing = columns.quality[held] === QUALITY_CODES.missing;
  const nextMissing = columns.quality[next] === QUALITY_CODES.missing;
  const note = (places: PlaceList, index: number): void => {
    places.add(columns.sourceRow[index] ?? 0, columns.startUtc[index] ?? 0);
  };
  if (heldMissing !== nextMissing) return heldMissing ? next : held;
  const age = (revision?.[next] ?? 0) - (revision?.[held] ?? 0);
  const winner = age < 0 ? held : next;
  if (sameEnergy(columns, held, next)) {
    note(choices.duplicates, next);
    return winner;
  }
  note(age === 0 ? choices.conflicts : choices.revisions, winner === held ? next : held);
  return winner;
}

function sameEnergy(columns: ReadingColumns, a: number, b: number): boolean {
  return (
    columns.energyMilliWh[a] === columns.energyMilliWh[b] &&
    (columns.restE20Kwh?.[a] ?? 0) === (columns.restE20Kwh?.[b] ?? 0)
  );
}
