import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY } from '#domain/shared/units';
import { localText } from '#domain/shared/zone';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';

const HOUR_S = 3_600;
const DAY_S = 86_400;
/** Clocks go back by an hour, on Lord Howe by half of one. */
const MOST_FOLD_S = 2 * HOUR_S;
const MILLENNIUM_S = Date.UTC(2000, 0, 1) / 1000;
/** A row so far from all others was written with a wrong year. */
const FAR_S = 550 * DAY_S;
const STRAYS = { most: 3, share: 0.01 } as const;
/** Different values at one time: beyond the hour that clocks repeat, and beyond this share, they are several series. */
const MOSTLY = { least: 6, share: 0.6 } as const;
/** Beyond this share of starts that another row has with another end; days added up among their hours are fewer. */
const GROWING_SHARE = 0.3;
const REPEATED = { least: 3, share: 0.05 } as const;

/** Sorts rows that a file does not hold in the order of time; what runs straight, either way, stays as it is. */
export function putInOrder(held: GrowingColumns): void {
  const { length, startUtc } = held;
  let forward = 0;
  let back = 0;
  let jumps = { forward: 0, back: 0 };
  for (let at = 1; at < length; at += 1) {
    const step = startUtc.at(at) - startUtc.at(at - 1);
    if (step > 0) forward += 1;
    if (step < 0) back += 1;
    jumps = {
      forward: jumps.forward + Number(step > MOST_FOLD_S),
      back: jumps.back + Number(step < -MOST_FOLD_S),
    };
  }
  const descends = back > forward;
  if ((descends ? jumps.forward : jumps.back) === 0) return;
  const direction = descends ? -1 : 1;
  const order = Uint32Array.from({ length }, (_, at) => at).sort(
    (a, b) => startUtc.at(a) - startUtc.at(b) || (a - b) * direction,
  );
  held.pick(order);
}

/** Leaves out rows of unset clocks; refuses with `usage.stray-date` a few rows that lie years from all others. */
export function leaveStrays(held: GrowingColumns, sink: ReadingSink): void {
  const { length, startUtc } = held;
  const most = Math.max(STRAYS.most, length * STRAYS.share);
  const unset = Array.from(indexesWhere(length, (at) => startUtc.at(at) < MILLENNIUM_S));
  if (unset.length > 0) {
    if (unset.length > most || unset.length === length) throw stray(held, unset[0] ?? 0);
    for (const at of unset)
      sink.warn(
        'usage.stray-date',
        'A row of a year before 2000 was left out: the clock was not set. Check its date.',
        held.rowAt(at),
      );
    const left = new Set(unset);
    held.pick(Uint32Array.from(indexesWhere(length, (at) => !left.has(at))));
  }
  const alone = straysIn(held);
  if (alone !== undefined) throw stray(held, alone);
}

/** Nines alone, so many times above all else, stand for a value that was not there. */
const FAR_TIMES = 100;
const ALL_NINES = /^9{3,}$/;

/** Marks readings as missing whose nines (`999999`, `-999`) tools write for no value; says so of each row. */
export function leaveMarks(held: GrowingColumns, exponent: number, sink: ReadingSink): void {
  const unit = 10 ** exponent;
  const marks: number[] = [];
  let most = 0;
  const { length, energyMilliWh } = held.columns();
  for (let at = 0; at < length; at += 1) {
    const size = Math.abs(energyMilliWh[at] ?? 0);
    if (size >= 999 * unit && ALL_NINES.test(String(size / unit))) marks.push(at);
    else if (size > most) most = size;
  }
  for (const at of marks) {
    if (Math.abs(energyMilliWh[at] ?? 0) < most * FAR_TIMES) continue;
    held.setEnergy(at, NO_ENERGY);
    held.setMissing(at);
    sink.warn(
      'usage.no-value-mark',
      'Nines far above every other value stand for none; they were left out. Check the rows.',
      held.rowAt(at),
    );
  }
}

/** The first of a few rows at either end that a gap of years parts from all the others; rows stand in order of time. */
function straysIn({ length, startUtc }: GrowingColumns): number | undefined {
  if (length < 8) return undefined;
  const most = Math.min(STRAYS.most, Math.max(1, Math.floor(length * STRAYS.share)));
  const isFar = (a: number, b: number): boolean => Math.abs(startUtc.at(a) - startUtc.at(b)) > FAR_S;
  for (let few = 1; few <= most; few += 1) {
    if (isFar(few - 1, few)) return few - 1;
    if (isFar(length - few, length - few - 1)) return length - few;
  }
  return undefined;
}

function stray(held: GrowingColumns, at: number): DomainError {
  const row = held.rowAt(at);
  return new DomainError(
    'usage.stray-date',
    `Row ${String(row)} is dated ${localText(held.startUtc.at(at)).slice(0, 10)}, years away from the other rows. Correct its date, or leave the row out.`,
    { row },
  );
}

/**
 * Rows that give one time different values are several series mixed, or a clock without AM and PM. The
 * hour that clocks show twice, and a file pasted together twice, are no such thing.
 */
export function refuseRepeated(held: GrowingColumns, endAt: ((at: number) => number) | undefined): void {
  let conflicts = 0;
  let repeated = 0;
  let growing = 0;
  let firstRow = 0;
  for (let at = 1; at < held.length; at += 1) {
    if (held.startUtc.at(at) !== held.startUtc.at(at - 1)) continue;
    if (endAt !== undefined && endAt(at) !== endAt(at - 1)) {
      growing += 1;
      if (firstRow === 0) firstRow = held.rowAt(at);
      continue;
    }
    repeated += 1;
    if (firstRow === 0) firstRow = held.rowAt(at);
    if (held.energyAt(at - 1).milliWh === held.energyAt(at).milliWh) continue;
    if (held.isMissing(at - 1) || held.isMissing(at)) continue;
    conflicts += 1;
  }
  const most = Math.max(REPEATED.least, held.length * REPEATED.share);
  const isMostlyRepeated = repeated >= MOSTLY.least && repeated > held.length * MOSTLY.share;
  // Spans that all begin at one time and grow: the clock of their starts is lost.
  const isGrowing = growing >= MOSTLY.least && growing > held.length * GROWING_SHARE;
  if (conflicts <= most && !isMostlyRepeated && !isGrowing) return;
  throw new DomainError(
    'usage.repeated-times',
    `Row ${String(firstRow)} and others (${String(Math.max(conflicts, repeated))} in all) give a time that another row has too. Where the table holds several meters or directions, a column must name them; where its clock shows 12 hours, it must say AM or PM.`,
    { row: firstRow, rows: Math.max(conflicts, repeated) },
  );
}

function* indexesWhere(length: number, test: (index: number) => boolean): Iterable<number> {
  for (let index = 0; index < length; index += 1) if (test(index)) yield index;
}
