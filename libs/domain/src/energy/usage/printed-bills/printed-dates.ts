import { dayNumber } from '#domain/shared/day';
import { plainWords } from '../formats/tables/words/plain-words.js';

/** A date as printed; `month` and `day` change places where the order is not known. */
export interface PrintedDate {
  readonly at: number;
  readonly until: number;
  /** Undefined where a span states it once, at its end. */
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  /** Written in figures alone, with a slash or hyphen: day first or month first. */
  readonly isOpen: boolean;
}

/** Which of two figures comes first. */
export type FiguresOrder = 'dmy' | 'mdy';

const MONTHS = [
  'january januar jaenner janner januari janvier enero gennaio janeiro stycznia styczen leden ledna tammikuu',
  'february februar februari fevrier febrero febbraio fevereiro lutego luty unor unora helmikuu',
  'march mar marz maerz mrz mars marzo marts maart mrt marco marca marzec brezen brezna maaliskuu',
  'april avril abril aprile kwietnia kwiecien duben dubna huhtikuu',
  'may mai mayo maggio mei maj maio maja kveten kvetna toukokuu',
  'june juni juin junio giugno junho czerwca czerwiec cerven cervna kesakuu',
  'july juli juillet julio luglio julho lipca lipiec cervenec cervence heinakuu',
  'august aout agosto augustus augusti sierpnia sierpien srpen srpna elokuu',
  'september septembre septiembre settembre setembro wrzesnia wrzesien zari syyskuu',
  'october oktober octobre octubre ottobre outubro pazdziernika pazdziernik rijen rijna lokakuu',
  'november novembre noviembre novembro listopada listopad listopadu marraskuu',
  'december dezember decembre diciembre dicembre dezembro desember grudnia grudzien prosinec prosince joulukuu',
].map((names) => names.split(' '));
const LEAST_LETTERS = 3;

/** Month 1 to 12 of a name or an abbreviation that fits one month alone; undefined otherwise. */
export function monthOf(word: string): number | undefined {
  const plain = plainWords(word).replace(/\.$/, '');
  const exact = MONTHS.findIndex((names) => names.includes(plain));
  if (exact >= 0) return exact + 1;
  if (plain.length < LEAST_LETTERS) return undefined;
  const fits = MONTHS.flatMap((names, at) => (names.some((name) => name.startsWith(plain)) ? [at + 1] : []));
  return fits.length === 1 ? fits[0] : undefined;
}

const NAME = '\\p{L}{3,14}';
const YEAR = "(?:\\d{4}|['’]\\d{2}|\\d{2}(?!\\d|[:.,]\\d|\\s*(?:kWh|Tage|days)))";
const YEAR_FIRST = /(?<!\d)(?<y>(?:19|20)\d{2})[-/.](?<a>\d{1,2})[-/.](?<b>\d{1,2})(?!\d)/gu;
const FIGURES =
  /(?<![\d.,/-])(?<a>\d{1,2})(?<mark>[./-])\s?(?<b>\d{1,2})(?:\k<mark>\s?(?<y>(?:19|20)\d{2}|\d{2})(?![\d/]|[.,]\d)|\.(?=\s*[-–—b]))/gu;
const DAY_NAME = new RegExp(
  `(?<![\\d.,])(?<a>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]*(?:de\\s+|of\\s+|d')?(?<name>${NAME})\\.?(?:[\\s,-]+(?:de\\s+|del\\s+)?(?<y>${YEAR}))?`,
  'gu',
);
const NAME_DAY = new RegExp(
  `(?<!\\p{L})(?<name>${NAME})\\.?\\s+(?<a>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d)(?:,?\\s+(?<y>\\d{4}))?`,
  'gu',
);

/** The dates of a text, from left to right. */
export function datesIn(text: string, order: FiguresOrder): readonly PrintedDate[] {
  const found = [
    ...from(text, YEAR_FIRST, ({ a, b }) => ({ month: Number(a), day: Number(b), isOpen: false })),
    ...from(text, FIGURES, ({ a, b, mark }) => {
      const isDmy = mark === '.' || order === 'dmy';
      const [day, month] = isDmy ? [a, b] : [b, a];
      return { month: Number(month), day: Number(day), isOpen: mark !== '.' };
    }),
    ...from(text, DAY_NAME, ({ a, name }) => named(name, a)),
    ...from(text, NAME_DAY, ({ a, name }) => named(name, a)),
  ].sort((one, other) => one.at - other.at || other.until - one.until);
  return found.filter((date, at) => !found.some((other, index) => index < at && other.until > date.at));
}

type Groups = Readonly<Record<string, string | undefined>>;
type Parts = Pick<PrintedDate, 'month' | 'day' | 'isOpen'>;

function named(name: string | undefined, day: string | undefined): Parts | undefined {
  const month = monthOf(name ?? '');
  return month === undefined ? undefined : { month, day: Number(day), isOpen: false };
}

function from(
  text: string,
  pattern: RegExp,
  parts: (groups: Groups) => Parts | undefined,
): readonly PrintedDate[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const groups: Groups = match.groups ?? {};
    const read = parts(groups);
    if (read === undefined || read.month < 1 || read.month > 12 || read.day < 1 || read.day > 31) return [];
    const written = groups['y']?.replace(/\D/g, '');
    const year = written === undefined ? undefined : Number(written) + (written.length === 2 ? 2000 : 0);
    return [{ at: match.index, until: match.index + match[0].length, year, ...read }];
  });
}

/** `2026-01-31`; undefined where there is no such day. */
export function dayOfDate({ year, month, day }: PrintedDate, assumedYear?: number): string | undefined {
  const known = year ?? assumedYear;
  if (known === undefined) return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = `${String(known)}-${two(month)}-${two(day)}`;
  const number = dayNumber(text);
  // Date.parse takes 31 February for 3 March.
  return Number.isNaN(number) || new Date(number * 86_400_000).getUTCDate() !== day ? undefined : text;
}

/** The orders in which the figures of these texts can be read: one that any of them proves, else both. */
export function figureOrders(texts: readonly string[]): readonly FiguresOrder[] {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    for (const match of text.matchAll(FIGURES)) {
      if (match.groups?.['mark'] === '.') continue;
      if (Number(match.groups?.['a']) > 12) dayFirst = true;
      if (Number(match.groups?.['b']) > 12) monthFirst = true;
    }
  }
  if (dayFirst === monthFirst) return ['dmy', 'mdy'];
  return dayFirst ? ['dmy'] : ['mdy'];
}
