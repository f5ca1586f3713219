/** An error as logged, without properties that libraries attach, such as a client with its keys. */
export interface LoggedError {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  /** Stack frames in our own code. */
  readonly at: readonly string[];
  readonly cause?: LoggedError;
}

const MOST_FRAMES = 8;
const MOST_CAUSES = 4;
const LONGEST_MESSAGE = 1_000;
/** Credentials in `redis://user:secret@host`, and keys as Anthropic makes them. */
const CREDENTIALS = /(?<=\/\/)[^\s/@]*@|\bsk-[\w-]{4,}/g;

/** An error as it is logged: name, code, message without credentials, our own frames, and its causes likewise. */
export function loggedError(thrown: unknown, causes = MOST_CAUSES): LoggedError {
  if (!(thrown instanceof Error)) return { name: typeof thrown, message: clean(String(thrown)), at: [] };
  const { name, message, stack = '', cause } = thrown;
  return {
    name,
    ...('code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}),
    message: clean(message),
    at: ownFrames(stack),
    ...(cause === undefined || causes === 0 ? {} : { cause: loggedError(cause, causes - 1) }),
  };
}

/** The fields of a log line, with every error as a `LoggedError`. */
export function loggedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? loggedError(value) : value,
    ]),
  );
}

function clean(text: string): string {
  return text.replace(CREDENTIALS, '').slice(0, LONGEST_MESSAGE);
}

function ownFrames(stack: string): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node_modules|node:/.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/(file:\/\/)?\/\S*?(?=\/(apps|libs|migrations|test)\/)\//, ''),
    );
}
