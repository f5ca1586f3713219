import { plainName } from '#domain/energy/usage/table/read-table';

/** Letters that carry no accent and are still written another way in plain text. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/**
 * A header or label cell as comparable words: no accents, case, quotes or line breaks, `camelCase` and
 * `snake_case` parted, the hyphen inside a name a blank (`A-` and `+A` keep their sign).
 */
export function plainWords(cell: string): string {
  return plainName(cell.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[łøæœßđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/_/g, ' ')
    .replace(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, ' ')
    .replace(/ +/g, ' ');
}

/** Matches any of these stems anywhere, also inside a compound (`Netz|einspeis|ung`). Blanks part stems, `~` is a blank. */
export function inside(stems: string): RegExp {
  return new RegExp(alternatives(stems), 'u');
}

/** Matches any of these stems at the start of a word, in any script. */
export function starting(stems: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${alternatives(stems)})`, 'u');
}

/** Matches any of these words as a whole, in any script. */
export function whole(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${alternatives(words)})(?![\\p{L}\\d])`, 'u');
}

/** Matches what any of these patterns does. */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'u');
}

function alternatives(list: string): string {
  return list.trim().split(/\s+/).join('|').replaceAll('~', ' ');
}
