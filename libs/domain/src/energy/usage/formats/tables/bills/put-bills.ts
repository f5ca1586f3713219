import type { Zone } from '#domain/shared/zone';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import { billPeriods } from './bill-periods.js';
import type { ReadBill } from './bill-periods.js';

/** Puts bills as readings of their whole period, from local midnight to local midnight. */
export function putBills(bills: readonly ReadBill[], sink: ReadingSink, zone: Zone): void {
  for (const { fromDay, readDay, amounts, estimated, row } of billPeriods(bills, sink)) {
    const startUtc = zone.earlier(fromDay);
    const durationS = zone.earlier(readDay) - startUtc;
    for (const { key, energy } of amounts) {
      sink
        .channel(key)
        .add({ startUtc, durationS, energy, quality: estimated ? 'estimated' : 'actual', row });
    }
  }
  sink.warn(
    'usage.only-totals',
    'Bills tell how much, not when. Hourly use is shaped from them, so results are less sure; interval data from your utility is better.',
  );
}
