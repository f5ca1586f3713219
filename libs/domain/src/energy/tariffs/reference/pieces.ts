import type { Cycle } from '../calendar/cycles.js';
import type { Load } from '../model/load.js';

/** A stretch of one interval, inside one cycle, in which no schedule or price changes. */
export interface Piece {
  /** Index into the load. */
  readonly interval: number;
  /** Index into the cycles. */
  readonly cycle: number;
  /** Epoch seconds UTC. */
  readonly from: number;
  readonly to: number;
}

/** The next instant after `utcS` at which something may change. */
export type NextCut = (utcS: number) => number;

/** Cuts the load at the ends of cycles and wherever `nextCut` says; what lies outside all cycles is left out. */
export function* piecesOf(load: Load, cycles: readonly Cycle[], nextCut: NextCut): Generator<Piece> {
  let first = 0;
  for (let interval = 0; interval < load.startUtc.length; interval += 1) {
    const start = load.startUtc[interval] ?? 0;
    const end = start + (load.durationS[interval] ?? 0);
    while (first < cycles.length && (cycles[first]?.endUtc ?? 0) <= start) first += 1;
    for (let cycle = first; cycle < cycles.length; cycle += 1) {
      const span = cycles[cycle];
      if (span === undefined || span.startUtc >= end) break;
      const stop = Math.min(end, span.endUtc);
      for (let from = Math.max(start, span.startUtc); from < stop;) {
        const to = Math.min(stop, nextCut(from));
        yield { interval, cycle, from, to };
        from = to;
      }
    }
  }
}
