import Papa from 'papaparse';
import { dayNumber, dayText } from '#domain/shared/day';
import { DomainError } from '#domain/shared/domain-error';
import { DayText } from '#domain/shared/quantity';

/** The colours of Tempo's days. */
export type Colour = 'blue' | 'white' | 'red';

/** Days and their colours, one after the other without a gap. */
export interface DayList {
  readonly from: string;
  readonly to: string;
  readonly days: Readonly<Record<Colour, readonly string[]>>;
}

/** Days of a colour from September to August, by the rules of the regulated tariff. */
const MOST_A_SEASON: readonly (readonly [Colour, number])[] = [
  ['red', 22],
  ['white', 43],
];
const SEPTEMBER = 9;
const MAX_SHOWN = 10;
/** Ten years: no colour then has more days than a schedule can hold. */
const MAX_DAYS = 3650;

const COLOURS: ReadonlyMap<string, Colour> = new Map([
  ['bleu', 'blue'],
  ['blue', 'blue'],
  ['blanc', 'white'],
  ['white', 'white'],
  ['rouge', 'red'],
  ['red', 'red'],
]);
/** `codeJour` of api-couleur-tempo.fr; 0 is a day whose colour is not known yet. */
const CODES: readonly (Colour | undefined)[] = [undefined, 'blue', 'white', 'red'];

/**
 * Reads a published list of Tempo's days: RTE's calendar (`Date;Type de jour TEMPO`, also with tabs), RTE's API,
 * EDF's, or api-couleur-tempo.fr's JSON. Throws `tariffs.bad-days`, which names what is wrong: a colour or day
 * that is none, a day twice, days left out, more red or white days than a season has.
 */
export function dayListOf(text: string): DayList {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const colours = new Map<string, Colour>();
  const unknown = new Set<string>();
  for (const [day, colour] of /^[[{]/.test(trimmed) ? jsonDays(trimmed) : tableDays(trimmed)) {
    if (colour === undefined) {
      unknown.add(day);
      continue;
    }
    if ((colours.get(day) ?? colour) !== colour) throw badDays(`${day} has two colours`);
    colours.set(day, colour);
  }
  const known = [...colours.keys()].toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) throw badDays('it names no day with its colour');
  const from =
    dayNumber(last) - dayNumber(first) < MAX_DAYS ? first : dayText(dayNumber(last) - MAX_DAYS + 1);
  const all = Array.from({ length: dayNumber(last) - dayNumber(from) + 1 }, (_, at) =>
    dayText(dayNumber(from) + at),
  );
  const missing = all.filter((day) => !colours.has(day));
  if (missing.length > 0)
    throw badDays(
      `it says no colour of ${missing.slice(0, MAX_SHOWN).join(', ')}${missing.length > MAX_SHOWN ? ` and ${missing.length - MAX_SHOWN} other days` : ''}`,
    );
  const of = (colour: Colour): readonly string[] => all.filter((day) => colours.get(day) === colour);
  const days = { blue: of('blue'), white: of('white'), red: of('red') };
  for (const [colour, most] of MOST_A_SEASON) holdToSeason(days[colour], colour, most);
  return { from, to: last, days };
}

type Entry = readonly [day: string, colour: Colour | undefined];

function tableDays(text: string): readonly Entry[] {
  const [header = ''] = text.split('\n', 1);
  const delimiter = ['\t', ';'].find((each) => header.includes(each)) ?? ',';
  const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
  const head = (data[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const [dayAt, colourAt] = [head.indexOf('date'), head.findIndex((name) => /tempo|couleur/.test(name))];
  if (dayAt < 0 || colourAt < 0) throw badDays('it has no columns "Date" and "Type de jour TEMPO"');
  return data.slice(1).flatMap((row): readonly Entry[] => {
    const [day, colour] = [(row[dayAt] ?? '').trim(), (row[colourAt] ?? '').trim()];
    // The last line of RTE's file is a notice.
    if (colour === '' && !/^\d/.test(day)) return [];
    return [[dayOf(day), colour === '' ? undefined : colourOf(colour)]];
  });
}

const DAY_FIELDS = ['dateJour', 'dateApplication', 'start_date', 'date'] as const;
const COLOUR_FIELDS = ['libCouleur', 'statut', 'value', 'couleur'] as const;

function jsonDays(text: string): readonly Entry[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw badDays('it is cut short or no JSON');
  }
  return entriesIn(document, 0);
}

const MAX_DEPTH = 8;

function entriesIn(value: unknown, depth: number): readonly Entry[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((each) => entriesIn(each, depth + 1));
  const fields = new Map<string, unknown>(Object.entries(value));
  const day = DAY_FIELDS.map((name) => fields.get(name)).find((each) => typeof each === 'string');
  const code = fields.get('codeJour');
  const colour = COLOUR_FIELDS.map((name) => fields.get(name)).find((each) => typeof each === 'string');
  if (typeof day === 'string' && (code !== undefined || typeof colour === 'string')) {
    if (code === undefined) return [[dayOf(day), colourOf(String(colour))]];
    if (typeof code !== 'number' || !(code in CODES))
      throw badDays(`${day} has the code ${JSON.stringify(code)}`);
    return [[dayOf(day), CODES[code]]];
  }
  return [...fields].flatMap(([name, each]): readonly Entry[] =>
    /^\d{4}-\d{2}-\d{2}$/.test(name) && typeof each === 'string'
      ? [[dayOf(name), colourOf(each)]]
      : entriesIn(each, depth + 1),
  );
}

/** The day of `2026-01-05`, an instant of the day on French clocks, or `05/01/2026`. */
function dayOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const [, written] = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?[+]0[12]:?00)?$/.exec(text) ?? [];
  const found = written ?? [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
  if (!DayText.safeParse(found).success) throw badDays(`"${text.slice(0, 40)}" is no day`);
  return found;
}

/** The colour of a word; none for a day that is not decided. */
function colourOf(text: string): Colour | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^tempo_/, '');
  if (/^(?:non_defini|inconnu|undefined)$/.test(word)) return undefined;
  const colour = COLOURS.get(word);
  if (colour === undefined) throw badDays(`"${text.slice(0, 40)}" is no colour`);
  return colour;
}

function holdToSeason(days: readonly string[], colour: Colour, most: number): void {
  const seasons = new Map<number, number>();
  for (const day of days) {
    const season = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < SEPTEMBER ? 1 : 0);
    const count = (seasons.get(season) ?? 0) + 1;
    seasons.set(season, count);
    if (count > most) throw badDays(`it has more than ${most} ${colour} days from September ${season} on`);
  }
}

function badDays(why: string): DomainError {
  return new DomainError('tariffs.bad-days', `The list of Tempo days cannot be used: ${why}.`);
}
