import type { Choice } from './column-words.js';

/** Every time zone there is; the first choice leaves it open. */
export function zoneChoices(open: string): readonly Choice[] {
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({
    value,
    words: value.replaceAll('_', ' '),
  }));
  return [{ value: '', words: open }, ...zones];
}

/** The zone of the device that the person sits at. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
