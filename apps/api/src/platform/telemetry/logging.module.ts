import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { logOptions } from './log-options.js';

/** Structured logs on stdout. `observeRequests` logs requests by their route; headers and bodies never are. */
export function loggingModule(level: string): DynamicModule {
  return LoggerModule.forRoot({ pinoHttp: logOptions(level) });
}
