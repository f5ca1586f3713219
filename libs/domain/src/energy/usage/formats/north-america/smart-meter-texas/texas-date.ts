import { parseDay, parseDayTime, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { badStamp } from '#domain/energy/usage/table/read-table';

const DAY_S = 86_400;

/** Reads the dates and times of one file; neighbours mostly repeat theirs, so the last ones are remembered. */
export class TexasClock {
  private dayText = '';
  private lastDay = 0;
  private revisionText = '';
  private lastRevision = 0;
  /** The clock face has 96 quarters; other texts are not remembered. */
  private readonly times = new Map<string, number>();
  private static readonly MAX_TIMES = 400;

  /** Local seconds of `MM/DD/YYYY`, or of what Excel makes of it: `M/D/YYYY`, `D.M.YYYY`, `YYYY-MM-DD`. */
  day(cell: string, row: number): number {
    if (cell === this.dayText && cell !== '') return this.lastDay;
    const text = cell.trim();
    const order = text.includes('.') ? 'dmy' : /^\d{4}-/.test(text) ? 'ymd' : 'mdy';
    const day = parseDay(text, order);
    if (day === undefined) throw badStamp(row, text, 'MM/DD/YYYY');
    this.dayText = cell;
    this.lastDay = day;
    return day;
  }

  /** A number that grows with the revision; 0 for the first issue, which has none. */
  revision(cell: string): number {
    if (cell === '') return 0;
    if (cell === this.revisionText) return this.lastRevision;
    const text = cell.trim();
    this.revisionText = cell;
    this.lastRevision = parseDayTime(text, text.includes('.') ? 'dmy' : 'mdy') ?? 0;
    return this.lastRevision;
  }

  /** Seconds since midnight, 24:00 being 0. */
  time(cell: string, row: number): number {
    const known = this.times.get(cell);
    if (known !== undefined) return known;
    const seconds = parseTimeOfDay(cell.trim());
    if (seconds === undefined) throw badStamp(row, cell, 'HH:MM');
    if (this.times.size < TexasClock.MAX_TIMES) this.times.set(cell, seconds % DAY_S);
    return seconds % DAY_S;
  }
}
