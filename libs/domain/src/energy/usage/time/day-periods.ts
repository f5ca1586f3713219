import type { Energy } from '#domain/shared/units';
import type { Zone } from '#domain/shared/zone';
import type { ChannelKey, ReadingSink } from '../formats/format.js';
import type { ReadingQuality } from '../readings/reading.js';

/** A total of whole days: a day, a billing period. */
export interface DayPeriod {
  readonly key: ChannelKey;
  /** Local seconds of the midnight it starts with. */
  readonly fromDay: number;
  /** Local seconds of the day it ends on; undefined when it is the one day. */
  readonly toDay: number | undefined;
  readonly energy: Energy;
  readonly quality: ReadingQuality;
  readonly row: number;
  readonly revision?: number;
}

const DAY_S = 86_400;

/**
 * Holds periods until the file shows whether an end day still belongs to its period: it does when
 * periods begin the day after others end; it does not when they begin on the very day.
 */
export class DayPeriods {
  private readonly held: DayPeriod[] = [];

  /** `endsInclusive` is what holds when the periods do not touch each other. */
  constructor(private readonly endsInclusive: boolean) {}

  add(period: DayPeriod): void {
    this.held.push(period);
  }

  /** Places everything from local midnight to local midnight; warns `usage.bad-interval` where nothing is left. */
  placeInto(sink: ReadingSink, zone: Zone): void {
    const endDayS = this.inclusive() ? DAY_S : 0;
    for (const { key, fromDay, toDay, ...rest } of this.held) {
      const startUtc = zone.earlier(fromDay);
      const endUtc = zone.earlier(toDay === undefined ? fromDay + DAY_S : toDay + endDayS);
      if (endUtc > startUtc) sink.channel(key).add({ ...rest, startUtc, durationS: endUtc - startUtc });
      else
        sink.warn(
          'usage.bad-interval',
          `Row ${String(rest.row)} ends before it starts and was left out.`,
          rest.row,
        );
    }
  }

  private inclusive(): boolean {
    const starts = new Set(this.held.map(({ fromDay }) => fromDay));
    const ends = this.held.flatMap(({ toDay }) => (toDay === undefined ? [] : [toDay]));
    const dayAfter = ends.filter((end) => starts.has(end + DAY_S)).length;
    const sameDay = ends.filter((end) => starts.has(end)).length;
    return dayAfter === sameDay ? this.endsInclusive : dayAfter > sameDay;
  }
}
