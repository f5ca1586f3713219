import { parseDay, parseDayTime } from '../../stamps/written-date.js';
import { badStamp } from '../../table/read-table.js';

/** Local seconds of `MM/DD/YYYY`, or of what Excel makes of it: `M/D/YYYY`, `D.M.YYYY`, `YYYY-MM-DD`. */
export function parseTexasDay(cell: string, row: number): number {
  const text = cell.trim();
  const order = text.includes('.') ? 'dmy' : /^\d{4}-/.test(text) ? 'ymd' : 'mdy';
  const day = parseDay(text, order);
  if (day === undefined) throw badStamp(row, text, 'MM/DD/YYYY');
  return day;
}

/** A number that grows with the revision; 0 for the first issue, which has none. */
export function parseTexasRevision(cell: string): number {
  const text = cell.trim();
  if (text === '') return 0;
  return parseDayTime(text, text.includes('.') ? 'dmy' : 'mdy') ?? 0;
}
