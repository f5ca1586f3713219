import type { Charge } from '#domain/energy/tariffs/model/charge';
import { dollarsOfCents } from '#domain/energy/tariffs/convert/power-to-choose/texas-delivery';
import type { MinuteRange, Weekday } from '#domain/energy/tariffs/model/time-window';
import { perKwhAt } from '../charges.js';

const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Free Saturdays and Sundays (labels of Champion Energy: "all day Saturday and Sunday"). */
export const weekdaysOnly = (cents: string): readonly Charge[] => [
  perKwhAt('Weekdays', dollarsOfCents(cents), [{ days: weekdays }]),
  perKwhAt('Weekends', '0', [{ days: ['sat', 'sun'] }]),
];

/** What those labels assume. */
export const weekendShares = { weekdays: '0.7', weekends: '0.3' } as const;

/** Two prices by hour, every day: `inside` holds in `range` (minutes of the day), the other price outside. */
export const twoPrices = (
  range: MinuteRange,
  cents: { readonly inside: string; readonly outside: string },
  labels: { readonly inside: string; readonly outside: string },
): readonly Charge[] => [
  perKwhAt(labels.inside, dollarsOfCents(cents.inside), [{ minutes: [range] }]),
  perKwhAt(labels.outside, dollarsOfCents(cents.outside), [
    { minutes: [{ from: range.to, to: range.from === 0 ? 1440 : range.from }] },
  ]),
];
