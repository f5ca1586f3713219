import { zoneOf } from '#domain/shared/zone';
import type { SteppedChannel } from './finish-channel.js';

/** Clocks that go back at different hours; the first that explains the repeated hours of a file stands for its kind. */
const CLOCKS = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'Europe/Helsinki',
  'Australia/Sydney',
  'Pacific/Auckland',
];
const UNKNOWN = 'UTC';

/**
 * A stand-in for a local clock that nobody named: UTC, or where hours stand twice a clock that goes back
 * on that night, so that every reading is kept. The zone is still to be asked.
 */
export function standInZone(channels: readonly SteppedChannel[]): string {
  const repeated = channels.flatMap(({ held, labelledEnd }) => {
    const at = labelledEnd
      ? (index: number) => held.startUtc.at(index) + held.durationS.at(index)
      : undefined;
    return repeatedLabels(held.length, at ?? ((index) => held.startUtc.at(index)));
  });
  if (repeated.length === 0) return UNKNOWN;
  return (
    CLOCKS.find((name) => repeated.every((label) => zoneOf(name).instantsAt(label).length === 2)) ?? UNKNOWN
  );
}

/** Labels that do not go on from those before them: the clock showed them again. */
function repeatedLabels(length: number, labelAt: (index: number) => number): readonly number[] {
  const found: number[] = [];
  const descends = length > 1 && labelAt(length - 1) < labelAt(0);
  let furthest = descends ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (let index = 0; index < length; index += 1) {
    const label = labelAt(index);
    if (descends ? label >= furthest : label <= furthest) found.push(label);
    else furthest = label;
  }
  return found;
}
