import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';

/** Structured logs on stdout. Requests are logged by their route elsewhere; headers and bodies never are. */
export function loggingModule(level: string): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      autoLogging: false,
      quietReqLogger: true,
      base: null,
      serializers: { req: () => undefined },
    },
  });
}
