import type { Energy } from '#domain/shared/units';
import { addEnergy, NO_ENERGY, subtractEnergy } from '#domain/shared/units';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';
import { isNegative } from '#domain/energy/usage/table/flow';
import type { RegisterRead } from '#domain/energy/usage/table/register-reads';
import { RegisterReads } from '#domain/energy/usage/table/register-reads';

/** Reads by register name: `F1`..`F10` supplier, `D1`..`D4` distributor, `T` total. */
export type IndexReads = ReadonlyMap<string, readonly RegisterRead[]>;

/**
 * Writes the registers of an index file. F, D and T count the same energy three times, so one
 * family is kept: the supplier's registers when more than one moved and together they count what
 * the total does, else the total.
 */
export function writeIndex(key: ChannelKey, reads: IndexReads, sink: ReadingSink): void {
  const total = reads.get('T') ?? [];
  const moved = [...reads].filter(([name, list]) => name.startsWith('F') && isMoving(list));
  const supplier = moved.length > 1 && (total.length === 0 || sameEnergy(moved, total));
  const registers = new RegisterReads();
  const chosen: readonly (readonly [string, readonly RegisterRead[]])[] = supplier
    ? moved
    : [['', total.length > 0 ? total : (moved[0]?.[1] ?? firstOf(reads))]];
  for (const [register, list] of chosen) {
    for (const read of list) registers.add({ ...key, register }, read);
  }
  registers.writeInto(sink);
}

function firstOf(reads: IndexReads): readonly RegisterRead[] {
  return [...reads.values()].find((list) => list.length > 1) ?? [];
}

function isMoving(list: readonly RegisterRead[]): boolean {
  const { milliWh } = spanOf(list);
  return milliWh !== 0;
}

function sameEnergy(
  moved: readonly (readonly [string, readonly RegisterRead[]])[],
  total: readonly RegisterRead[],
): boolean {
  const sum = moved.reduce((all, [, list]) => addEnergy(all, spanOf(list)), NO_ENERGY);
  const left = subtractEnergy(sum, spanOf(total));
  return left.milliWh === 0 && !isNegative(left);
}

/** Last read less first. */
function spanOf(list: readonly RegisterRead[]): Energy {
  const ordered = [...list].sort((a, b) => a.atUtc - b.atUtc);
  const first = ordered[0];
  const last = ordered.at(-1);
  return first === undefined || last === undefined ? NO_ENERGY : subtractEnergy(last.value, first.value);
}
