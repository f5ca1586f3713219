import { plainWords, starting, whole } from './plain-words.js';

/** Labels that say how a value came to be, and marks of a yes or no: they part no series by themselves. */
const DESCRIBES = [
  whole(`a e r ok yes no y n true false ja nein nee oui non [01]`),
  starting(`actual estim measur gemess gemeten berechn valid missing manquant geschat geschatz`),
  starting(`ersatz wahrer real reel final provis vorlauf mitat arvio malt beraknad substit`),
];

/** Whether a label only says how a value came to be. */
export function describesOnly(label: string): boolean {
  const words = plainWords(label);
  return words === '' || DESCRIBES.some((pattern) => pattern.test(words));
}

/** A line below a table that adds it up. */
export const TOTALS = new RegExp(
  `^(?:grand )?${
    whole(`
  total totals totaal sum summe gesamt somme suma somma totale average yhteensa razem celkem итого
  mean avg mittelwert samlet ialt i~alt summa сумма всего kokku osszesen toplam συνολο
`).source
  }`,
  'u',
);

const MARK =
  /^(?:[-–—?.*x]+|#?n\/?a!?|#n\/d|#null!|#value!|null|nil|nan|none|undefined|undef|empty|blank|(?:no|not|keine?|geen|ingen|pas de|sin|brak|nessun|sem|inga|ei|нет) ?(?:data|daten|gegevens|value|wert|reading|available|donnees|datos|danych|dati|dato|dados|varden|verdi|данных)?|missing|unknown|unavailable|manquant|fehlt|ontbreekt|puuttuu|mangler|saknas|ikke tilgjengelig|not read|nd|n\.d\.|n\.a\.|no disponible|inconnu|unbekannt|onbekend)$/i;

/** Whether a cell stands for an absent value. */
export function isAbsent(cell: string): boolean {
  return MARK.test(cell.trim());
}
