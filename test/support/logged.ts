/**
 * Everything that this process logs from now on, in pieces as they are written. Call it before the app starts: pino
 * asks at its own start whether somebody stands before stdout, and otherwise writes past it. One app a spec: the
 * first one's level counts for all.
 */
export function logged(): string[] {
  const pieces: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((piece: string | Uint8Array) => {
    pieces.push(Buffer.from(piece).toString());
    return true;
  });
  return pieces;
}
