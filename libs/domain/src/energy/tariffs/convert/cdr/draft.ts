import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { UnpricedNotes } from '../notes.js';

/** GST of 10 % (A New Tax System Act 1999); the standard states amounts without it. */
export const GST_PERCENT = '10';

/** A plan under conversion: its charges so far, what was not priced, and the day the facts held. */
export interface Draft {
  readonly charges: Charge[];
  readonly notes: UnpricedNotes;
  readonly occasional: string[];
  readonly asOf: string;
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
