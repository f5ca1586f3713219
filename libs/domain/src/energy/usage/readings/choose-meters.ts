import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { dayText } from '#domain/shared/day';
import { dayOf } from '../annual/metered/day-grid.js';
import { takenSeries } from '../annual/metered/flows.js';
import type { Meter } from './meters.js';
import type { UsageSeries } from './reading.js';
import { totalEnergy } from './totals.js';

/** The meters that import energy, numbered in file order; most homes have one. */
export function metersOf(series: readonly UsageSeries[]): readonly Meter[] {
  const byMeter = new Map<string, UsageSeries[]>();
  for (const one of takenSeries(series)) {
    const name = JSON.stringify([one.servicePoint, one.meter]);
    byMeter.set(name, [...(byMeter.get(name) ?? []), one]);
  }
  return [...byMeter.values()].map((registers, index) => meterOf(registers, index + 1));
}

/** The series of the chosen meters, joined as one meter of this home. */
export function seriesOfMeters(
  series: readonly UsageSeries[],
  chosen: readonly Meter[],
): readonly UsageSeries[] {
  return series
    .filter((one) =>
      chosen.some(
        ({ servicePoint, serial }) =>
          one.servicePoint === servicePoint && (one.meter === '' || one.meter === serial),
      ),
    )
    .map((one) => ({ ...one, servicePoint: '', meter: '' }));
}

function meterOf(registers: readonly UsageSeries[], number: number): Meter {
  const energy = registers.reduce((sum, { columns }) => addEnergy(sum, totalEnergy(columns)), NO_ENERGY);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { columns } of registers) {
    const last = columns.length - 1;
    from = Math.min(from, columns.startUtc[0] ?? from);
    to = Math.max(to, (columns.startUtc[last] ?? to) + (columns.durationS[last] ?? 0));
  }
  const [first] = registers;
  const zone = zoneOf(first?.zone ?? 'UTC');
  return {
    number,
    servicePoint: first?.servicePoint ?? '',
    serial: first?.meter ?? '',
    kwh: kwhText(energy),
    firstDay: dayText(dayOf(zone, from)),
    lastDay: dayText(dayOf(zone, to - 1)),
  };
}
