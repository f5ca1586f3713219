import { Decimal } from 'decimal.js';
import { decimalText } from '../formats/tables/cells/numbers.js';
import {
  BESIDE_WORDS,
  GAS_WORDS,
  HISTORY_WORDS,
  PART_WORDS,
  SENT_WORDS,
  STAND_WORDS,
  TOTAL_WORDS,
  USE_WORDS,
} from './bill-words.js';
import { billWords } from './printed-page.js';
import type { PrintedCell, PrintedLine } from './printed-page.js';

/** What an amount of energy is by the words beside it. `other` has none. */
export type AmountKind = 'total' | 'use' | 'part' | 'stand' | 'sent' | 'gas' | 'other';

/** One amount of energy as printed. */
export interface PrintedAmount {
  readonly kind: AmountKind;
  readonly kwh: Decimal;
  readonly label: string;
  /** Index of its line. */
  readonly line: number;
}

const GROUPED = "\\d{1,3}(?:[\\u00a0\\u202f'’.,]\\d{3})+(?:[.,]\\d{1,3})?|\\d+(?:[.,]\\d+)?";
/** A blank parts thousands here: `1 204 kWh`, which `Tier 1 204 kWh` looks like. */
const BLANKED = `\\d{1,3}(?: \\d{3})+(?:[.,]\\d{1,3})?|${GROUPED}`;
const PATTERNS = { grouped: patternsOf(GROUPED), blanked: patternsOf(BLANKED) } as const;

function patternsOf(number: string) {
  return {
    withUnit: new RegExp(
      `(?<![\\d.,/$€£\\p{L}])(?<sign>[-–−]\\s?)?(?<number>${number})\\s*(?<unit>kwh|mwh)(?![\\p{L}\\d])`,
      'giu',
    ),
    behindUnit: new RegExp(
      `kwh(?![\\p{L}\\d])[^\\d%$€£]{0,12}?(?<number>${number})(?![\\d.,]|\\s*[%$€£/]|\\s*(?:c|ct|p)(?!\\p{L}))`,
      'iu',
    ),
    bare: new RegExp(`^(?:${number})$`, 'u'),
  } as const;
}

/** How the numbers of a bill are written. */
export interface Writing {
  /** Decimals stand behind a comma. */
  readonly comma: boolean;
  /** A blank may part thousands. */
  readonly blanks: boolean;
}

const PER_TIME =
  /^\s*(?:\/|per|pro|par|por|al|a|each|every|om)\s*(?:day|tag|jour|d[ií]a|giorno|dag|dzie|den|month|monat|mois|mes|maand|year|jahr|an\b|a[nñ]o|anno|jaar)/iu;
const PRICED =
  /^\s*(?:[x×@*]|at|zu|à|a)\s*[$€£]?\s*\d|(?:[$€£]|eur|ct|cents?|c|p|kr|øre|öre|zł|kč)\s*(?:\/|per|je|pro|par|por)\s*kwh/iu;
const MONEY = /[$€£]\s?(\d[\d.,' ]*\d)|(\d[\d.,' ]*[.,]\d{2})\s?(?:[$€£]|eur\b|usd\b|kr\b|zł|kč)/giu;
/** A table's numbers stand at most this many lines below their heading. */
const MOST_BELOW = 12;

/** The ways in which the numbers of a bill can be written: one where money or other amounts prove it. */
export function writingsOf(lines: readonly PrintedLine[]): readonly Writing[] {
  const texts = lines.map(({ text }) => text);
  const money = texts.flatMap((text) =>
    Array.from(text.matchAll(MONEY), ([, one, other]) => one ?? other ?? ''),
  );
  const energy = texts.flatMap((text) =>
    Array.from(text.matchAll(PATTERNS.grouped.withUnit), ({ groups }) => groups?.['number'] ?? ''),
  );
  const commas =
    commasOf(money) ?? commasOf(energy) ?? (energy.some((text) => /[.,]/.test(text)) ? BOTH : [false]);
  const blanks = blanksOf(texts, money, energy);
  return commas.flatMap((comma) => blanks.map((isBlank) => ({ comma, blanks: isBlank })));
}

const BOTH: readonly boolean[] = [false, true];

function commasOf(numbers: readonly string[]): readonly boolean[] | undefined {
  const isComma = numbers.some((number) => /,\d{1,2}$|\.\d{3},\d|\d\.\d{3}\.\d{3}$/.test(number));
  const isPoint = numbers.some((number) => /\.\d{1,2}$|,\d{3}\.\d|\d,\d{3},\d{3}$/.test(number));
  return isComma === isPoint ? undefined : [isComma];
}

function blanksOf(
  texts: readonly string[],
  money: readonly string[],
  energy: readonly string[],
): readonly boolean[] {
  if (money.some((number) => /^\d{1,3}(?: \d{3})+[.,]\d{2}$/.test(number))) return [true];
  const isOther = [...money, ...energy].some((number) =>
    /^\d{4,}(?:[.,]|$)|^\d{1,3}[.,'’]\d{3}(?!\d)/.test(number),
  );
  const isSeen = texts.some((text) => /(?<!\d)\d{1,3} \d{3}(?:[.,]\d+)?\s*kwh/i.test(text));
  return isOther || !isSeen ? [false] : BOTH;
}

/** All amounts of energy of a bill, without those of other times and homes, means and prices. */
export function printedAmounts(lines: readonly PrintedLine[], writing: Writing): readonly PrintedAmount[] {
  return lines.flatMap((line, at) => {
    if (BESIDE_WORDS.test(line.words) || /\d ?%/.test(line.words)) return [];
    return [
      ...withUnit(line, at, lines, writing),
      ...behindUnit(line, at, writing),
      ...belowHeading(at, lines, writing),
    ];
  });
}

function withUnit(
  line: PrintedLine,
  at: number,
  lines: readonly PrintedLine[],
  writing: Writing,
): readonly PrintedAmount[] {
  return Array.from(line.text.matchAll(patterns(writing).withUnit)).flatMap((match) => {
    const { sign, number = '', unit = '' } = match.groups ?? {};
    const behind = line.text.slice(match.index + match[0].length);
    const kwh = amountOf(number, unit, writing);
    if (kwh === undefined || PER_TIME.test(behind)) return [];
    const before = billWords(line.text.slice(0, match.index));
    const label = /\p{L}{2}/u.test(before) ? before : headingAbove(at, lines, match[0]);
    const priced = PRICED.test(behind);
    const kind = sign === undefined ? kindOf(`${label} ${billWords(behind)}`, label, priced) : 'sent';
    return [{ kind, kwh, label, line: at }];
  });
}

/** `kWh used: 345`, or `Total kWh` and the number in the next cell. */
function behindUnit(line: PrintedLine, at: number, writing: Writing): readonly PrintedAmount[] {
  return line.cells.flatMap((cell, index) => {
    if (!/kwh/i.test(cell.text) || hasAmount(cell.text) || /[$€£/]\s*kwh|per kwh/i.test(cell.text)) return [];
    const next = line.cells[index + 1]?.text ?? '';
    const number =
      patterns(writing).behindUnit.exec(cell.text)?.groups?.['number'] ??
      (patterns(writing).bare.test(next) ? next : undefined);
    const kwh = number === undefined ? undefined : amountOf(number, 'kwh', writing);
    const label = billWords(
      line.cells
        .slice(0, index + 1)
        .map(({ text }) => text)
        .join(' '),
    );
    return kwh === undefined ? [] : [{ kind: kindOf(label, label, false), kwh, label, line: at }];
  });
}

/** The numbers of a column below a heading that says kWh; what its row begins with says which. */
function belowHeading(at: number, lines: readonly PrintedLine[], writing: Writing): readonly PrintedAmount[] {
  const head = lines[at];
  if (head === undefined || HISTORY_WORDS.test(head.words)) return [];
  return head.cells.flatMap((cell) => {
    if (!/kwh/i.test(cell.text) || hasAmount(cell.text) || /[$€£/]\s*kwh|per kwh/i.test(cell.text)) return [];
    const found: PrintedAmount[] = [];
    for (let below = at + 1; below <= at + MOST_BELOW; below += 1) {
      const line = lines[below];
      const under = line?.cells.find((one) => overlaps(one, cell));
      if (
        line === undefined ||
        under === undefined ||
        line.page !== head.page ||
        !patterns(writing).bare.test(under.text)
      )
        break;
      const kwh = amountOf(under.text, 'kwh', writing);
      const row = billWords(
        line.cells
          .filter((one) => !patterns(writing).bare.test(one.text))
          .map(({ text }) => text)
          .join(' '),
      );
      const label = `${row} ${billWords(cell.text)}`;
      if (kwh !== undefined && !BESIDE_WORDS.test(label))
        found.push({ kind: kindOf(label, label, false), kwh, label, line: below });
    }
    return found;
  });
}

/** The words above an amount that stands alone in its cell. */
function headingAbove(at: number, lines: readonly PrintedLine[], amount: string): string {
  const line = lines[at];
  const cell = line?.cells.find(({ text }) => text.includes(amount.trim()));
  const above = lines[at - 1];
  if (cell === undefined || above === undefined || above.page !== line?.page) return '';
  return billWords(above.cells.find((one) => overlaps(one, cell))?.text ?? '');
}

function kindOf(context: string, label: string, priced: boolean): AmountKind {
  if (SENT_WORDS.test(context)) return 'sent';
  if (GAS_WORDS.test(context)) return 'gas';
  if (PART_WORDS.test(label)) return 'part';
  if (TOTAL_WORDS.test(label) && !priced) return 'total';
  if (STAND_WORDS.test(label) && !USE_WORDS.test(label.replace(/meter read\w*/g, ''))) return 'stand';
  if (priced) return 'part';
  return USE_WORDS.test(label) ? 'use' : 'other';
}

function patterns({ blanks }: Writing): ReturnType<typeof patternsOf> {
  return blanks ? PATTERNS.blanked : PATTERNS.grouped;
}

function amountOf(number: string, unit: string, { comma }: Writing): Decimal | undefined {
  const text = decimalText(number, comma);
  if (text === undefined || text.startsWith('-')) return undefined;
  return unit.toLowerCase() === 'mwh' ? new Decimal(text).times(1000) : new Decimal(text);
}

function hasAmount(text: string): boolean {
  return Array.from(text.matchAll(PATTERNS.grouped.withUnit)).length > 0;
}

function overlaps(a: PrintedCell, b: PrintedCell): boolean {
  return a.x < b.right && b.x < a.right;
}
