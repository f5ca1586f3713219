import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';
import type { UnpricedNotes } from '../notes.js';

/** GST of 10 % (A New Tax System Act 1999); the standard states amounts without it. */
export const GST_PERCENT = '10';

/** A plan under conversion: its charges so far, what was not priced, and the day the facts held. */
export interface Draft {
  readonly charges: Charge[];
  readonly notes: UnpricedNotes;
  readonly occasional: string[];
  readonly asOf: string;
  /** Zone that schedules must name, where the tariff's own clock is another. */
  readonly clock?: string | undefined;
  /** The tariff's own clock; absent = the home's. */
  readonly tariffClock?: string | undefined;
  /** Public holidays of the state in which the plan is offered, by name. */
  readonly holidaySet?: string | undefined;
}

/** A schedule on the clock of the part of the plan that is under conversion. */
export function onClock(schedule: Schedule, { clock }: Draft): Schedule {
  return clock === undefined ? schedule : { ...schedule, zone: clock };
}

/** Eastern Standard Time all year, which the standard means where a plan names no zone. */
export const AEST = 'Australia/Brisbane';

/**
 * The clock of a `timeZone`: AEST, or the home's own (`undefined`) for LOCAL. Absent = `unless`.
 */
export function clockOf(timeZone: string | null | undefined, unless: string | undefined): string | undefined {
  if (timeZone == null) return unless;
  return /^local$/i.test(timeZone) ? undefined : AEST;
}

/** Whether a dated part of a plan holds on a day; open ends hold for ever. */
export function holdsOn(day: string, startDate?: string | null, endDate?: string | null): boolean {
  return (
    (startDate ?? '').slice(0, 10) <= day && ((endDate ?? '') === '' || (endDate ?? '').slice(0, 10) >= day)
  );
}

/** The words a part of a plan carries, for notes. */
export function wordsOf(...texts: readonly (string | null | undefined)[]): string {
  return [...new Set(texts.map((text) => text?.trim() ?? '').filter(Boolean))].join(': ');
}
