/** Places in a file: how many, and the first few by row and instant. */
export interface Places {
  readonly count: number;
  readonly rows: readonly number[];
  /** Starts, epoch seconds UTC, of the first few. */
  readonly startsUtc: readonly number[];
}

/** What the normaliser did to one series. */
export interface Repairs {
  /** The same interval twice with the same energy: one was dropped. */
  readonly duplicates: Places;
  /** The same interval twice with another energy and no revision stamp: the later row was kept. */
  readonly conflicts: Places;
  /** Replaced by a newer revision. */
  readonly revisions: Places;
  /** Dropped because other readings cover the same time. */
  readonly overlaps: Places;
  /** Shortened, or given the distance to the next reading, because their stated duration was wrong. */
  readonly durations: Places;
}

const KEPT_PLACES = 20;

/** Gathers places while counting all of them. */
export class PlaceList implements Places {
  count = 0;
  readonly rows: number[] = [];
  readonly startsUtc: number[] = [];

  add(row: number, startUtc: number): void {
    this.count += 1;
    if (this.rows.length >= KEPT_PLACES) return;
    this.rows.push(row);
    this.startsUtc.push(startUtc);
  }

  addAll({ count, rows, startsUtc }: Places): void {
    for (const [at, row] of rows.entries()) this.add(row, startsUtc[at] ?? 0);
    this.count += count - rows.length;
  }
}
