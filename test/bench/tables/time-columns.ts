import { localText, zoneOf } from '#domain/shared/zone';
import type { Column, Context } from './table-context.js';

/** The columns that say when, in one of the ways that files do. */
export function timeColumns({ words, intervals, zoneName, style, pick, chance }: Context): readonly Column[] {
  const zone = zoneOf(zoneName);
  const write = pick<(local: number) => readonly [string, string]>([
    (local) => [localText(local).slice(0, 10), localText(local).slice(11)],
    (local) => [parts(local, '.', [2, 1, 0]), localText(local).slice(11)],
    (local) => [parts(local, '/', [2, 1, 0]), `${localText(local).slice(11)}:00`],
    (local) => [parts(local, '/', [1, 2, 0]), localText(local).slice(11)],
  ]);
  const localAt = (at: number, ends: boolean): number =>
    zone.localAt((intervals[at]?.startUtc ?? 0) + (ends ? style.stepS : 0));
  const stamp = (at: number, ends = false): string => write(localAt(at, ends)).join(' ');
  switch (pick(['one', 'one', 'two', 'ends', 'both', 'offset', 'unix'] as const)) {
    case 'one':
      return [{ name: words.time, cell: (at) => stamp(at) }];
    case 'two':
      return [
        { name: words.date, cell: (at) => write(localAt(at, false))[0] },
        { name: words.clock, cell: (at) => write(localAt(at, false))[1] },
      ];
    case 'ends':
      return [{ name: chance(0.5) ? words.end : words.time, cell: (at) => stamp(at, true) }];
    case 'both':
      return [
        { name: words.start, cell: (at) => stamp(at) },
        { name: words.end, cell: (at) => stamp(at, true) },
      ];
    case 'offset':
      return [
        {
          name: words.time,
          cell: (at) => isoText(intervals[at]?.startUtc ?? 0, zone.offsetAt(intervals[at]?.startUtc ?? 0)),
        },
      ];
    case 'unix':
      return [
        {
          name: 'timestamp',
          cell: (at) => String((intervals[at]?.startUtc ?? 0) * (style.comma ? 1000 : 1)),
        },
      ];
  }
}

function parts(local: number, mark: string, order: readonly number[]): string {
  const numbers = localText(local).slice(0, 10).split('-');
  return order.map((at) => numbers[at] ?? '').join(mark);
}

function isoText(utcS: number, offsetS: number): string {
  const hours = String(Math.floor(Math.abs(offsetS) / 3600)).padStart(2, '0');
  const minutes = String((Math.abs(offsetS) / 60) % 60).padStart(2, '0');
  return `${localText(utcS + offsetS).replace(' ', 'T')}:00${offsetS < 0 ? '-' : '+'}${hours}:${minutes}`;
}
