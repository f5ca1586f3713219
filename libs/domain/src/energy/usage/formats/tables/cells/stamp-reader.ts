import { readStamp, readTime } from './stamp-texts.js';
import type { StampText } from './stamp-texts.js';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';

/** Dates and times of day kept in mind, each: ten years of days, a day of minutes with two offsets. */
const MOST_REMEMBERED = 4_096;
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** What a text after an ISO date adds to its midnight. */
interface IsoRest {
  readonly addedS: number;
  readonly zoned: boolean;
}

/** `readStamp` and `readTime` with a memory: a file repeats each date and each time of day over and over. */
export class StampReader {
  private readonly midnights = new Map<string, number>();
  private readonly isoRests = new Map<string, IsoRest>();
  private readonly times = new Map<string, { readonly is: number | undefined }>();
  private lastCell = '';
  private lastStamp: StampText | undefined;

  stamp(cell: string): StampText | undefined {
    if (cell === this.lastCell) return this.lastStamp;
    const date = cell.slice(0, 10);
    const midnight = this.midnights.get(date);
    const rest = midnight === undefined ? undefined : this.isoRests.get(cell.slice(10));
    if (midnight !== undefined && rest !== undefined)
      return { is: 'instant', seconds: midnight + rest.addedS, zoned: rest.zoned };
    const stamp = readStamp(cell);
    if (stamp?.is === 'instant' && ISO_DATE.test(date)) this.remember(date, cell.slice(10), stamp);
    this.lastCell = cell;
    this.lastStamp = stamp;
    return stamp;
  }

  /** Seconds since midnight of a cell of its own. */
  time(cell: string): number | undefined {
    const known = this.times.get(cell);
    if (known !== undefined) return known.is;
    const is = readTime(cell);
    if (this.times.size < MOST_REMEMBERED) this.times.set(cell, { is });
    return is;
  }

  /** Any ISO date goes with any rest that followed one: together they read as the two parts say. */
  private remember(
    date: string,
    rest: string,
    stamp: { readonly seconds: number; readonly zoned: boolean },
  ): void {
    const midnight = parseIsoStamp(date)?.seconds;
    if (midnight === undefined) return;
    if (this.midnights.size >= MOST_REMEMBERED) this.midnights.clear();
    this.midnights.set(date, midnight);
    if (this.isoRests.size < MOST_REMEMBERED)
      this.isoRests.set(rest, { addedS: stamp.seconds - midnight, zoned: stamp.zoned });
  }
}
