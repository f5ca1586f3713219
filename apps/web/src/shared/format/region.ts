import { signal } from '@angular/core';

/** A country whose way of writing money and dates the pages know. */
export type Region = 'US' | 'AU' | 'GB' | 'CA';

const LOCALES: Readonly<Record<Region, string>> = { US: 'en-US', AU: 'en-AU', GB: 'en-GB', CA: 'en-CA' };
const BY_CURRENCY: Readonly<Record<string, Region>> = { USD: 'US', AUD: 'AU', GBP: 'GB', CAD: 'CA' };
const current = signal<Region>('US');

/** The current locale for money, dates and hours; a signal, so that pages are drawn again when it changes. */
export function locale(): string {
  return LOCALES[current()];
}

/** Switches to this country's way of writing, if we know it. */
export function writeAsIn(country: string | undefined): void {
  if (country !== undefined && country in LOCALES) {
    // `in` has just shown that it is a key.
    current.set(country as Region);
  }
}

/** The region of a currency code, undefined if we know none. */
export function regionOfCurrency(currency: string): Region | undefined {
  return BY_CURRENCY[currency];
}

/** The region of an IANA zone, undefined if we know none. */
export function regionOfZone(zone: string): Region | undefined {
  if (zone === 'Europe/London' || zone === 'Europe/Belfast') return 'GB';
  if (zone.startsWith('Australia/')) return 'AU';
  if (['America/Toronto', 'America/Winnipeg', 'America/Thunder_Bay'].includes(zone)) return 'CA';
  return zone.startsWith('America/') ? 'US' : undefined;
}
