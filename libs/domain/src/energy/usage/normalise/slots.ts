import type { ReadingColumns } from '../reading.js';
import { QUALITY_CODES } from '../reading.js';
import { PlaceList } from './repairs.js';

/** What choosing one reading a slot left out. */
export interface SlotChoices {
  readonly duplicates: PlaceList;
  readonly conflicts: PlaceList;
  readonly revisions: PlaceList;
}

/**
 * One reading for each start and duration, in start order. A metered value beats a missing one, the
 * newest revision wins, identical copies are dropped, and of a conflict the later row is kept.
 */
export function chooseSlots(
  columns: ReadingColumns,
  order: Uint32Array,
  revision: Float64Array | undefined,
): { readonly order: Uint32Array; readonly choices: SlotChoices } {
  const choices = { duplicates: new PlaceList(), conflicts: new PlaceList(), revisions: new PlaceList() };
  const kept = new Uint32Array(order.length);
  let length = 0;
  for (let from = 0; from < order.length;) {
    const start = columns.startUtc[order[from] ?? 0];
    let to = from + 1;
    while (to < order.length && columns.startUtc[order[to] ?? 0] === start) to += 1;
    const winners =
      to === from + 1 ? undefined : slotWinners(order.subarray(from, to), columns, revision, choices);
    if (winners === undefined) {
      kept[length] = order[from] ?? 0;
      length += 1;
    } else {
      for (const winner of winners) {
        kept[length] = winner;
        length += 1;
      }
    }
    from = to;
  }
  return { order: kept.subarray(0, length), choices };
}

/** Readings of one start, shortest first, one for each duration. */
function slotWinners(
  indexes: Uint32Array,
  columns: ReadingColumns,
  revision: Float64Array | undefined,
  choices: SlotChoices,
): readonly number[] {
  const winners = new Map<number, number>();
  for (const index of indexes) {
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
    readonly revision: Float64Array | undefined;
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
