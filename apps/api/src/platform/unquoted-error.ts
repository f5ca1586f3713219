/**
 * An error without its message, since a parser's or database's may quote what a person sent. Name, code and
 * stack stay, for queues and logs.
 */
export function unquotedError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(typeof error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const bare = Object.assign(new Error(code === undefined ? error.name : `${error.name} ${code}`), { code });
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  bare.stack = [bare.message, ...frames].join('\n');
  return bare;
}
