/** A number as JSON writes it (RFC 8259, section 6). */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** A longer one is no number of any meter. */
const LONGEST_NUMBER = 400;
/** Blanks between a name and its colon that are looked over. */
const MOST_BLANKS = 40;

const QUOTE = 0x22;
const ESCAPE = 0x5c;
const COLON = 0x3a;

/**
 * Quotes the numbers of a JSON text that comes in pieces, and counts what it holds. What is no number as JSON writes
 * it is spoilt, so that the parser refuses it. Reads signs by their codes: a file may hold millions of them.
 */
export class QuotedNumbers {
  /** Names, texts, numbers, lists and objects so far. */
  values = 0;
  /** Lists and objects so far. */
  containers = 0;
  /** Different names so far, but for those that two pieces share. */
  readonly names = new Set<string>();
  private isInString = false;
  private isEscaped = false;
  /** The end of the last piece, which may go on in the next. */
  private held = '';

  next(piece: string): string {
    const text = this.held + piece;
    const parts: string[] = [];
    this.held = '';
    let from = 0;
    let at = 0;
    while (at < text.length) {
      if (this.isInString) {
        const end = this.afterString(text, at);
        if (text.charCodeAt(afterBlanks(text, end)) === COLON) this.names.add(text.slice(at, end));
        at = end;
        continue;
      }
      const sign = text.charCodeAt(at);
      if (!beginsNumber(sign)) {
        this.count(sign);
        at += 1;
        continue;
      }
      const end = endOfNumber(text, at);
      const next = afterBlanks(text, end);
      if (next === text.length && next - at < LONGEST_NUMBER) {
        this.held = text.slice(at);
        parts.push(text.slice(from, at));
        return parts.join('');
      }
      this.values += 1;
      const isName = text.charCodeAt(next) === COLON;
      if (!isName) parts.push(text.slice(from, at), inQuotes(text.slice(at, end)));
      if (!isName) from = end;
      at = end;
    }
    parts.push(text.slice(from));
    return parts.join('');
  }

  /** What was held back, once no more comes. */
  rest(): string {
    return this.held === '' ? '' : inQuotes(this.held.trimEnd());
  }

  private count(sign: number): void {
    if (sign === QUOTE) {
      this.values += 1;
      this.isInString = true;
    } else if (sign === 0x5b || sign === 0x7b) {
      this.values += 1;
      this.containers += 1;
    }
  }

  /** Where a string ends, or the text's end while it goes on. */
  private afterString(text: string, start: number): number {
    for (let at = start; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (this.isEscaped) this.isEscaped = false;
      else if (sign === ESCAPE) this.isEscaped = true;
      else if (sign === QUOTE) {
        this.isInString = false;
        return at + 1;
      }
    }
    return text.length;
  }
}

function beginsNumber(sign: number): boolean {
  return sign === 0x2d || (sign >= 0x30 && sign <= 0x39);
}

/** Behind all that a number may be written with: digits, signs, point and exponent. */
function endOfNumber(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    const goesOn = beginsNumber(sign) || sign === 0x2e || sign === 0x2b || (sign | 0x20) === 0x65;
    if (!goesOn) break;
  }
  return at;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start < MOST_BLANKS && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

function inQuotes(text: string): string {
  return text.length <= LONGEST_NUMBER && NUMBER.test(text) ? `"${text}"` : `(${text}`;
}
