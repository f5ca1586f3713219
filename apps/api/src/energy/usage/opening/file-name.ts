const LONGEST = 200;
/** Control characters, and signs that turn the direction of writing (Unicode, UAX 9): they make a name look like another. */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A file's name as it can be kept and shown: whole characters, none that a page or a terminal obeys, 200 at most. */
export function shownName(name: string | undefined): string {
  const whole = (name ?? '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
  const shown = Array.from(whole.replaceAll(OBEYED, '')).slice(0, LONGEST).join('');
  return shown === '' ? 'file' : shown;
}
