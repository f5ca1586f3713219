import { dayText } from '#domain/shared/day';
import { DomainError } from '#domain/shared/domain-error';
import type { Zone } from '#domain/shared/zone';
import type { StepS } from '../annual-profile.js';

const DAY_S = 86_400;

/**
 * Local days cut into cells of equal length from midnight on: 23 or 25 hours' worth on the days
 * when the clock changes. Days are counted from 1970-01-01 on the home's calendar.
 */
export interface DayGrid {
  readonly zone: Zone;
  readonly stepS: StepS;
  readonly firstDay: number;
  readonly days: number;
  /** Starts of the days in epoch seconds UTC, and of the day after the last. */
  readonly dayStartUtc: Float64Array;
  /** First cell of each day, and the number of all cells. */
  readonly cellStart: Int32Array;
  /** Which step of the day the clock on the wall shows at the start of each cell: 0 at midnight. */
  readonly slotOfCell: Uint8Array;
}

/** Cells of the local days from `firstDay` on. Throws `usage.odd-clock` where a day is no multiple of the step. */
export function dayGrid(zone: Zone, firstDay: number, days: number, stepS: StepS): DayGrid {
  const dayStartUtc = new Float64Array(days + 1);
  const cellStart = new Int32Array(days + 1);
  for (let day = 0; day <= days; day += 1) dayStartUtc[day] = zone.earlier((firstDay + day) * DAY_S);
  for (let day = 0; day < days; day += 1) {
    const lengthS = (dayStartUtc[day + 1] ?? 0) - (dayStartUtc[day] ?? 0);
    if (lengthS % stepS !== 0) {
      throw new DomainError(
        'usage.odd-clock',
        `The clock of ${zone.name} has a day that is no whole number of ${String(stepS / 60)}-minute steps.`,
        { day: dayText(firstDay + day), lengthS },
      );
    }
    cellStart[day + 1] = (cellStart[day] ?? 0) + lengthS / stepS;
  }
  const grid = { zone, stepS, firstDay, days, dayStartUtc, cellStart };
  return { ...grid, slotOfCell: slotsOfCells(grid) };
}

/** The longest step up to `wantedS` that divides every day of the span: shorter where clocks jump by half an hour. */
export function stepThatFits(zone: Zone, firstDay: number, days: number, wantedS: StepS): StepS {
  let start = zone.earlier(firstDay * DAY_S);
  let stepS = wantedS;
  for (let day = 1; day <= days; day += 1) {
    const next = zone.earlier((firstDay + day) * DAY_S);
    while (stepS > 900 && (next - start) % stepS !== 0) stepS = stepS === 3600 ? 1800 : 900;
    start = next;
  }
  return stepS;
}

/** Cell that an instant lies in, -1 before the first. `hintDay` is a day at or before it, for speed. */
export function cellAt(grid: DayGrid, utcS: number, hintDay = 0): number {
  const day = dayAt(grid, utcS, hintDay);
  if (day < 0) return -1;
  return (grid.cellStart[day] ?? 0) + Math.floor((utcS - (grid.dayStartUtc[day] ?? 0)) / grid.stepS);
}

/** Place in the grid of the day an instant lies in; -1 before the first day, `days` after the last. */
export function dayAt(grid: DayGrid, utcS: number, hintDay = 0): number {
  let day = hintDay;
  if (utcS < (grid.dayStartUtc[day] ?? 0)) day = 0;
  if (utcS < (grid.dayStartUtc[0] ?? 0)) return -1;
  while (day < grid.days && utcS >= (grid.dayStartUtc[day + 1] ?? 0)) day += 1;
  return day;
}

/** Cell of a day that shows this slot on the clock; in the autumn hour the first, in the spring gap the one after. */
export function cellOfSlot(grid: DayGrid, day: number, slot: number): number {
  const from = grid.cellStart[day] ?? 0;
  const to = grid.cellStart[day + 1] ?? 0;
  if (grid.slotOfCell[from + slot] === slot && from + slot < to) return from + slot;
  for (let cell = from; cell < to; cell += 1) if ((grid.slotOfCell[cell] ?? 0) >= slot) return cell;
  return to - 1;
}

/** Place in the grid of the day a cell lies in. */
export function dayOfCell(grid: DayGrid, cell: number): number {
  let low = 0;
  let high = grid.days - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((grid.cellStart[middle] ?? 0) <= cell) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Local day of an instant. */
export function dayOf(zone: Zone, utcS: number): number {
  return Math.floor(zone.localAt(utcS) / DAY_S);
}

/** Day of the month's first, months counted from January of year 0. */
export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / 1000 / DAY_S;
}

/** Months since January of year 0 of a day. */
export function monthOfDay(day: number): number {
  const date = new Date(day * DAY_S * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `2026-03`. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Hour (0 to 23) on the wall at the start of a cell. */
export function hourOfCell(grid: DayGrid, cell: number): number {
  return Math.floor(((grid.slotOfCell[cell] ?? 0) * grid.stepS) / 3600);
}

function slotsOfCells(grid: Omit<DayGrid, 'slotOfCell'>): Uint8Array {
  const slots = new Uint8Array(grid.cellStart[grid.days] ?? 0);
  for (let day = 0; day < grid.days; day += 1) {
    const start = grid.dayStartUtc[day] ?? 0;
    const from = grid.cellStart[day] ?? 0;
    const to = grid.cellStart[day + 1] ?? 0;
    const plain = (to - from) * grid.stepS === DAY_S;
    for (let cell = from; cell < to; cell += 1) {
      const sinceS = (cell - from) * grid.stepS;
      const localS = plain ? sinceS : grid.zone.localAt(start + sinceS) % DAY_S;
      slots[cell] = Math.floor(localS / grid.stepS);
    }
  }
  return slots;
}
