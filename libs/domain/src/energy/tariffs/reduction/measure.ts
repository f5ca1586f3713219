import type { BilledDemand } from '../billed-demand.js';
import type { Charge, Flow, PerKwCharge, PerKwhCharge } from '../model/charge.js';
import type { Peaks, PeakWeight } from '../model/peaks.js';
import type { ReadingRounding, Rounding } from '../model/rounding.js';
import type { Schedule } from '../model/time-window.js';

/** Dates between which a charge counts. */
export type Dates = Pick<Charge, 'validFrom' | 'validTo' | 'contractMonths' | 'seasons'>;

/** Energy or power of one flow in the time of one schedule, on one clock. */
export interface Selection {
  readonly flow: Flow;
  readonly schedule?: Schedule;
  /** IANA zone; absent = the home's. */
  readonly zone?: string;
  readonly dates: Dates;
  /** How the energy of each metered interval is rounded before it counts. */
  readonly readings?: ReadingRounding;
}

/**
 * A number for each cycle that depends on the home alone, not on any price: plans that ask for the
 * same one share it. `blocks` answers for one block of a pool whose count starts again by the day, or
 * fills in the order of time.
 */
export type Measure =
  | ({ readonly kind: 'energy' } & Selection)
  | ({
      readonly kind: 'peak';
      readonly windowMinutes?: number;
      readonly billedDemand?: BilledDemand;
      readonly peaks?: Peaks;
      readonly weights?: readonly PeakWeight[];
    } & Selection)
  | { readonly kind: 'days'; readonly dates: Dates; readonly flow?: Flow }
  | { readonly kind: 'at-start'; readonly dates: Dates }
  | { readonly kind: 'once'; readonly dates: Dates; readonly contractMonth: number }
  | { readonly kind: 'each-year'; readonly dates: Dates; readonly monthDay: string }
  | { readonly kind: 'held'; readonly members: readonly Holding[] }
  | { readonly kind: 'blocks'; readonly pool: BlockPool; readonly member: number; readonly tier: number }
  | {
      readonly kind: 'series-micros';
      readonly charge: PerKwhCharge;
      readonly zone?: string;
      readonly rounding: Rounding;
    };

/** What decides on which days a charge can count at all. */
export type Holding = Pick<PerKwhCharge, 'schedule'> & Dates;

/** Charges that fill the same blocks, in bill order, without their prices. */
export interface BlockPool {
  readonly zone?: string;
  readonly members: readonly PerKwhCharge[];
}

/** The part of a charge that decides when it counts. */
export function selectionOf(
  charge: PerKwhCharge | PerKwCharge,
  zone: string | undefined,
  flow: Flow = charge.flow,
): Selection {
  const clock = charge.schedule?.zone ?? zone;
  return {
    flow,
    dates: datesOf(charge),
    ...(charge.schedule === undefined ? {} : { schedule: unlabelled(charge.schedule) }),
    ...(clock === undefined ? {} : { zone: clock }),
    ...('readings' in charge && charge.readings !== undefined ? { readings: charge.readings } : {}),
  };
}

/** The dates of a charge and nothing else. */
export function datesOf({ validFrom, validTo, contractMonths, seasons }: Dates): Dates {
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(contractMonths === undefined ? {} : { contractMonths }),
    ...(seasons === undefined ? {} : { seasons }),
  };
}

function unlabelled({ windows, holidays, announced }: Schedule): Schedule {
  return {
    windows,
    ...(holidays === undefined ? {} : { holidays }),
    ...(announced === undefined ? {} : { announced }),
  };
}
