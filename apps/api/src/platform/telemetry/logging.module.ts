import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { logOptions } from './log-options.js';

/** Structured logs on stdout. Requests are logged by their route elsewhere; headers and bodies never are. */
export function loggingModule(level: string): DynamicModule {
  return LoggerModule.forRoot({ pinoHttp: logOptions(level) });
}
