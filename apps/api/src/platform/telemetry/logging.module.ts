import type { LogFn } from 'pino';
import type { Options } from 'pino-http';
import { loggedError, loggedFields } from './logged-error.js';
import { Repeats } from './repeats.js';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';

const ERROR_LEVEL = 50;

/** Options of the log: JSON lines, errors reduced to `LoggedError`, and the same error once a minute. */
export function logOptions(level: string, repeats = new Repeats()): Options {
  return {
    level,
    autoLogging: false,
    quietReqLogger: true,
    base: null,
    wrapSerializers: false,
    serializers: { req: () => undefined, err: (error: unknown) => error },
    formatters: { log: loggedFields },
    hooks: {
      logMethod(args: Parameters<LogFn>, method: LogFn, levelOfLine: number) {
        const [fields] = args as readonly unknown[];
        const thrown = errorIn(fields);
        if (levelOfLine < ERROR_LEVEL || thrown === undefined) {
          method.apply(this, args);
          return;
        }
        const leftOut = repeats.note(`${thrown.name} ${thrown.code ?? ''} ${thrown.message}`);
        if (leftOut === undefined) return;
        // `fields` is an object, since an error was found in it.
        const more = leftOut === 0 ? {} : { alsoSinceTheLast: leftOut };
        method.apply(this, [{ ...(fields as object), ...more }, ...args.slice(1)] as Parameters<LogFn>);
      },
    },
  };
}

function errorIn(fields: unknown): ReturnType<typeof loggedError> | undefined {
  if (typeof fields !== 'object' || fields === null) return undefined;
  const thrown = Object.values(fields).find((value) => value instanceof Error);
  return thrown === undefined ? undefined : loggedError(thrown);
}

/** Structured logs on stdout. `observeRequests` logs requests by their route; headers and bodies never are. */
export function loggingModule(level: string): DynamicModule {
  return LoggerModule.forRoot({ pinoHttp: logOptions(level) });
}
