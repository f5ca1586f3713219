import { signal } from '@angular/core';

/** A country whose manner of writing money and dates the pages know. */
export type Region = 'US' | 'AU' | 'GB' | 'CA';

const LOCALES: Readonly<Record<Region, string>> = { US: 'en-US', AU: 'en-AU', GB: 'en-GB', CA: 'en-CA' };
const BY_CURRENCY: Readonly<Record<string, Region>> = { USD: 'US', AUD: 'AU', GBP: 'GB', CAD: 'CA' };
const current = signal<Region>('US');

/** The locale that money, dates and hours are written in now; what reads it is drawn anew when it changes. */
export function locale(): string {
  return LOCALES[current()];
}

/** Writes from now on as in this country, if it is one we know. */
export function writeAsIn(country: string | undefined): void {
  if (country !== undefined && country in LOCALES) {
    // `in` has just shown that it is a key.
    current.set(country as Region);
  }
}

/** The country that pays in a currency. */
export function regionOfCurrency(currency: string): Region | undefined {
  return BY_CURRENCY[currency];
}

/** The country of a home's IANA zone, where the zone tells it. */
export function regionOfZone(zone: string): Region | undefined {
  if (zone === 'Europe/London' || zone === 'Europe/Belfast') return 'GB';
  if (zone.startsWith('Australia/')) return 'AU';
  if (['America/Toronto', 'America/Winnipeg', 'America/Thunder_Bay'].includes(zone)) return 'CA';
  return zone.startsWith('America/') ? 'US' : undefined;
}
