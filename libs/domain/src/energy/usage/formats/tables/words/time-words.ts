import { inside, whole } from './plain-words.js';

/** Words of the instant an interval begins with. */
export const STARTS = whole(`
  start started from begin beginn von ab desde debut inizio da van fra fran od alku alkuaika algus
  inicio startdatum startzeit startuhrzeit startdate starttime from~date
`);
/** Words of the instant it ends with. */
export const ENDS = whole(`
  end ending to until bis ende fin hasta stop finish fine tot til till do ate jusqu loppu lopp
  enddatum endzeit enduhrzeit slut ended slutt koniec konec enddate ^a
`);
/** A name that speaks of a date or a clock. */
export const TIMES = inside(`
  date time \\bts\\b stamp datum zeit fecha \\bhora horodat heure tijd \\bdato \\bdata\\b \\bora\\b
  period when epoch unix tid\\b \\bklo czas \\bcas\\b godzin hodin \\bido datum hour \\buhr uur
  kuupaev kellaaeg \\baeg paivamaar aika время дата час ωρα ημερομ tarih saat laikas valanda laiks
  datums stunda maand monat month mois \\bmes\\b 日 時 moment \\bday\\b \\btag\\b interval
  last~?changed opname timme klokke
`);
/** A column of months. */
export const MONTHS_NAME =
  /^(?:billing )?(?:month|monat|mois|mes|mese|maand|maned|manad|kuu|miesiac)(?![\p{L}])/u;
/** A column of distances from UTC, or of zones. */
export const OFFSET_COLUMN =
  /^(?:utc|gmt|tz|time ?zone|zone)? ?(?:offset|zone|tz|time ?zone|zeitzone|fuseau|tijdzone)$/;
