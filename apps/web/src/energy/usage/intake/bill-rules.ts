import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import { day } from '#web/shared/format/dates';

/** A year before this one is a slip of the keys: no home has the bill any more. */
const EARLIEST = '2000-01-01';

/** Says what is wrong with the bills' dates; null if each ends after it starts, none is of another century, none ends after today and none overlap. */
export function billsInOrder(bills: readonly TypedBill[], today: string): string | null {
  const early = bills.find(({ end }) => end > today);
  if (early !== undefined) return `The bill to ${day(early.end)} has not ended yet. Check its dates.`;
  const old = bills.find(({ start }) => start < EARLIEST);
  if (old !== undefined) return `Check the year of the bill that starts on ${day(old.start)}.`;
  const backwards = bills.find(({ start, end }) => end <= start);
  if (backwards !== undefined) {
    return `The bill that starts on ${day(backwards.start)} must end on a later day.`;
  }
  const sorted = [...bills].sort((a, b) => (a.start < b.start ? -1 : 1));
  const overlap = sorted.find(({ start }, index) => start < (sorted[index - 1]?.end ?? ''));
  return overlap === undefined
    ? null
    : `The bill that starts on ${day(overlap.start)} overlaps the one before it.`;
}
