import type { XmlListener } from '../container/xml.js';

/** What a cell's number means: a plain number, or a serial day with or without a time. */
export type CellStyle = 'number' | 'date';

/** Built-in date and time formats (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** Hears `xl/styles.xml` and says of each cell format whether it shows a date. */
export function cellStyles(): {
  readonly listener: XmlListener;
  readonly styles: () => readonly CellStyle[];
} {
  const dates = new Set(BUILT_IN_DATES);
  const found: CellStyle[] = [];
  let inCellFormats = false;
  return {
    styles: () => found,
    listener: {
      open: (name, _namespace, attributes) => {
        if (name === 'numFmt' && isDateCode(attributes['formatCode'] ?? ''))
          dates.add(Number(attributes['numFmtId']));
        if (name === 'cellXfs') inCellFormats = true;
        if (name === 'xf' && inCellFormats) {
          found.push(dates.has(Number(attributes['numFmtId'] ?? '0')) ? 'date' : 'number');
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
  };
}

/** A format code that shows days or hours, once quoted text, colours and escapes are taken out. */
function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare) && !/[0#]/.test(bare.replace(/\.0+/g, ''));
}
