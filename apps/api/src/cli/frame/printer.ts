/** The reader of a command's output has closed it (`| head`): the command can stop, and nothing is wrong. */
export class ReaderGone extends Error {}

/** What a terminal obeys instead of showing it: a file that is printed must not move its cursor or hide its words. */
const OBEYED = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** As JSON would escape it, so that a document stays the same document. */
function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Prints lines on a stream; throws `ReaderGone` once its reader has closed it. */
export function printerOn(stream: NodeJS.WritableStream): (line: string) => void {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isGone = true;
  });
  return (line) => {
    if (isGone) throw new ReaderGone();
    stream.write(`${line.replaceAll(OBEYED, escaped)}\n`);
  };
}
