import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Schedule, TimeWindow, Weekday } from '#domain/energy/tariffs/model/time-window';

/** Prices of the Regulated Price Plan, Canadian dollars per kWh. */
export interface RegulatedPrices {
  readonly timeOfUse: { readonly offPeak: string; readonly midPeak: string; readonly onPeak: string };
  readonly tiered: { readonly lower: string; readonly higher: string };
  readonly ultraLowOvernight: {
    readonly overnight: string;
    readonly weekendOffPeak: string;
    readonly midPeak: string;
    readonly onPeak: string;
  };
}

export const ONTARIO_ZONE = 'America/Toronto';

const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const weekend: Weekday[] = ['sat', 'sun'];
const winter = { from: '11-01', to: '04-30' };
const summer = { from: '05-01', to: '10-31' };
const hour = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

const holidays: NonNullable<Schedule['holidays']> = { set: 'ontario', policy: 'as-sunday' };

function energyAt(id: string, label: string, price: string, windows: TimeWindow[]): Charge {
  return {
    id,
    label,
    scope: 'supply',
    kind: 'per-kwh',
    flow: 'import',
    schedule: { label, windows, zone: ONTARIO_ZONE, holidays },
    price: { type: 'constant', price },
  };
}

/** Time of use (OEB Regulated Price Plan manual): mid-peak and on-peak swap between summer and winter; holidays are off-peak. */
export function timeOfUseCharges(prices: RegulatedPrices['timeOfUse']): readonly Charge[] {
  const shoulders = [hour(7, 11), hour(17, 19)];
  const midday = [hour(11, 17)];
  return [
    energyAt('off-peak', 'Off-peak', prices.offPeak, [
      { days: weekdays, minutes: [hour(19, 7)] },
      { days: weekend },
    ]),
    energyAt('mid-peak', 'Mid-peak', prices.midPeak, [
      { days: weekdays, minutes: midday, seasons: [winter] },
      { days: weekdays, minutes: shoulders, seasons: [summer] },
    ]),
    energyAt('on-peak', 'On-peak', prices.onPeak, [
      { days: weekdays, minutes: shoulders, seasons: [winter] },
      { days: weekdays, minutes: midday, seasons: [summer] },
    ]),
  ];
}

/** Tiered: the lower price up to 600 kWh a month in summer, 1,000 kWh in winter (OEB, residential). */
export function tieredCharges(prices: RegulatedPrices['tiered']): readonly Charge[] {
  const season = (id: string, label: string, when: typeof winter, upTo: string): Charge => ({
    id,
    label,
    scope: 'supply',
    kind: 'per-kwh',
    flow: 'import',
    schedule: { label, windows: [{ seasons: [when] }], zone: ONTARIO_ZONE },
    price: {
      type: 'tiers',
      tiers: [
        { upTo, price: prices.lower },
        { upTo: null, price: prices.higher },
      ],
      reset: 'cycle',
      scope: 'per-window',
      boundUnit: 'absolute',
    },
  });
  return [season('winter', 'Winter tiers', winter, '1000'), season('summer', 'Summer tiers', summer, '600')];
}

/** Ultra-low overnight: the same hours all year; holidays count as weekend days. */
export function ultraLowOvernightCharges(prices: RegulatedPrices['ultraLowOvernight']): readonly Charge[] {
  return [
    energyAt('overnight', 'Ultra-low overnight', prices.overnight, [{ minutes: [hour(23, 7)] }]),
    energyAt('weekend-off-peak', 'Weekend off-peak', prices.weekendOffPeak, [
      { days: weekend, minutes: [hour(7, 23)] },
    ]),
    energyAt('ulo-mid-peak', 'Mid-peak', prices.midPeak, [
      { days: weekdays, minutes: [hour(7, 16), hour(21, 23)] },
    ]),
    energyAt('ulo-on-peak', 'On-peak', prices.onPeak, [{ days: weekdays, minutes: [hour(16, 21)] }]),
  ];
}
