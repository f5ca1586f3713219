import { plainCell } from '#domain/shared/csv';
import { isAbsent } from '../words/label-words.js';

/** Which mark parts the decimals of a table; `unsure` where every number could be read both ways. */
export type DecimalMark = 'point' | 'comma' | 'unsure';

const POINT = /^[+-]?(?:\d*\.\d+|\d+\.?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?)(?:[eE][+-]?\d{1,3})?$/;
const COMMA = /^[+-]?(?:\d*,\d+|\d+,?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?)(?:[eE][+-]?\d{1,3})?$/;
const SURE_POINT =
  /^[+-]?(?:0?\.\d+|0\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$/;
const SURE_COMMA =
  /^[+-]?(?:0?,\d+|0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$/;
const EITHER = /^[+-]?\d{1,3}[.,]\d{3}$/;
const UNIT_BEHIND = /^(.*?\d[.,]?)\s*(k\s?wh?|m?wh?|mw)$/i;
/** Signs of money and blanks between thousands say nothing of the number. */
const AROUND = /[\s\u00a0\u202f'’$£€]/g;

/** Whether no cell holds a mark, so that none says which parts the decimals. */
export function isWithoutMark(cells: Iterable<string>): boolean {
  for (const cell of cells) if (/\d[.,]\d|^[+-]?[.,]\d/.test(cell)) return false;
  return true;
}

/** The decimal mark that these cells prove; those of a table parted by `;` may be taken for commas. */
export function decimalMark(cells: Iterable<string>, delimiter: string): DecimalMark {
  let points = 0;
  let commas = 0;
  let eitherPoint = 0;
  let eitherComma = 0;
  for (const cell of cells) {
    const text = bare(splitUnit(cell).number);
    if (SURE_POINT.test(text)) points += 1;
    else if (SURE_COMMA.test(text)) commas += 1;
    else if (EITHER.test(text)) {
      if (text.includes(',')) eitherComma += 1;
      else eitherPoint += 1;
    }
  }
  if (points > 0 || commas > 0) return points === commas ? 'unsure' : commas > points ? 'comma' : 'point';
  if (eitherComma > 0 && eitherPoint === 0) return delimiter === ';' ? 'comma' : 'unsure';
  if (eitherPoint > 0 && eitherComma === 0) return delimiter === ';' ? 'unsure' : 'point';
  return eitherPoint + eitherComma === 0 ? 'point' : 'unsure';
}

/**
 * A cell as plain decimal text: `1,234.5`, `1.234,5`, `(1.2)`, `1.2-`, `$0.12`; undefined when it is no
 * number written with this mark.
 */
export function decimalText(cell: string, comma: boolean): string | undefined {
  if (!comma && isPlain(cell)) return cell;
  let text = bare(cell);
  if (text.startsWith('(') && text.endsWith(')')) text = `-${text.slice(1, -1)}`;
  else if (text.length > 1 && text.endsWith('-')) text = `-${text.slice(0, -1)}`;
  if (!/\d/.test(text) || !(comma ? COMMA : POINT).test(text)) return undefined;
  return comma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
}

/** A cell such as `0.2 kWh` in its number and its unit. */
export function splitUnit(cell: string): { readonly number: string; readonly unit: string } {
  const found = /[a-z]\s*$/i.test(cell) ? UNIT_BEHIND.exec(cell.trim()) : null;
  return found === null ? { number: cell, unit: '' } : { number: found[1] ?? '', unit: found[2] ?? '' };
}

/** Whether a cell is a number in either writing, with or without a unit, or stands for an absent one. */
export function looksNumeric(cell: string): boolean {
  const { number } = splitUnit(cell);
  return (
    isAbsent(cell) || decimalText(number, false) !== undefined || decimalText(number, true) !== undefined
  );
}

function bare(cell: string): string {
  return plainCell(cell).replace(AROUND, '');
}

/** Digits with one point at most and perhaps a minus in front: nearly all cells. */
function isPlain(cell: string): boolean {
  const { length } = cell;
  let digits = 0;
  let points = 0;
  for (let at = 0; at < length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46) points += 1;
    else if (code !== 45 || at > 0) return false;
  }
  return digits > 0 && points <= 1;
}
