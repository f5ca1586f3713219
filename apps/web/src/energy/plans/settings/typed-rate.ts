import { hundredfold, readAmount } from '#web/shared/forms/amount';

/** Usual all-in prices per kWh by country, in hundredths of the currency; outside this range we ask again. */
const USUAL: Readonly<Record<string, { readonly least: number; readonly most: number }>> = {
  US: { least: 4, most: 80 },
  AU: { least: 8, most: 120 },
  GB: { least: 5, most: 100 },
  CA: { least: 3, most: 60 },
};

/** A rate in hundredths of the currency (decimal text), or why it is not accepted; the person may confirm an `odd` one. */
export type TypedRate =
  | { readonly kind: 'rate'; readonly cents: string }
  | { readonly kind: 'odd'; readonly cents: string; readonly question: string }
  | { readonly kind: 'unreadable' };

/** Reads a price per kWh as typed (`14.2`, `$0.15`, `15,5`); `minor` names the hundredth: cents, pence. */
export function readRate(text: string, country: string | undefined, minor: string): TypedRate {
  const typed = readAmount(text);
  if (typed === null) return { kind: 'unreadable' };
  const cents = typed.unit === 'major' ? hundredfold(typed.value) : typed.value;
  const { least, most } = USUAL[country ?? 'US'] ?? { least: 3, most: 120 };
  const value = Number(cents);
  if (value >= least && value <= most) return { kind: 'rate', cents };
  const meant = value < 1 && value * 100 >= least ? ` Did you mean ${hundredfold(cents)} ${minor}?` : '';
  const where = value < least ? 'below' : 'above';
  const question = `${cents} ${minor} per kWh is far ${where} what homes usually pay (about ${String(least)} to ${String(most)}).${meant}`;
  return { kind: 'odd', cents, question };
}
