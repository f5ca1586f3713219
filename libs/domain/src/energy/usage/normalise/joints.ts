import { subtractEnergy } from '#domain/shared/units';
import type { NewReading } from '../readings/columns.js';
import type { RegisterSpan } from '../formats/format.js';
import { isNegative } from '../table/flow.js';

/** No home draws more on average, 100 kW: such a step is another meter's read. */
const MOST_MILLI_W = 100_000_000;
const HOUR_S = 3_600;

/**
 * What a counting register counted between the last read of one file and the first of the next: no
 * file can know it alone. Files that overlap or touch need nothing, and where the register falls or
 * leaps it was reset or replaced and the time stays a gap.
 */
export function jointReadings(files: readonly RegisterSpan[]): readonly NewReading[] {
  const joints: NewReading[] = [];
  const [earliest, ...later] = [...files].sort((a, b) => a.first.atUtc - b.first.atUtc);
  let last = earliest?.last;
  for (const file of later) {
    if (last === undefined) break;
    const durationS = file.first.atUtc - last.atUtc;
    if (durationS > 0) {
      const energy = subtractEnergy(file.first.value, last.value);
      const leaps = (energy.milliWh * HOUR_S) / durationS > MOST_MILLI_W;
      if (!isNegative(energy) && !leaps)
        joints.push({ startUtc: last.atUtc, durationS, energy, quality: 'actual', row: file.first.row });
    }
    if (file.last.atUtc > last.atUtc) last = file.last;
  }
  return joints;
}
