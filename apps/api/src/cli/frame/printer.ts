/** Whoever read what a command prints has gone (`| head`): nothing is left to do, and nothing is wrong. */
export class ReaderGone extends Error {}

/** Prints lines on a stream; throws `ReaderGone` once nobody reads it any more. */
export function printerOn(stream: NodeJS.WritableStream): (line: string) => void {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isGone = true;
  });
  return (line) => {
    if (isGone) throw new ReaderGone();
    stream.write(`${line}\n`);
  };
}
