import type { Choice } from './column-words.js';

/** Every IANA time zone the browser knows; the first choice, with the words `open`, sets none. */
export function zoneChoices(open: string): readonly Choice[] {
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({
    value,
    words: value.replaceAll('_', ' '),
  }));
  return [{ value: '', words: open }, ...zones];
}

/** The device's IANA time zone. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
