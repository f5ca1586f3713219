/** The reader of a command's output has closed it (`| head`): the command can stop, and nothing is wrong. */
export class ReaderGone extends Error {}

/** Prints lines on a stream; throws `ReaderGone` once its reader has closed it. */
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
