import type { DynamicModule } from '@nestjs/common';
import { Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import type { Config } from './config/config.js';
import { AuthModule } from './platform/auth/auth.module.js';
import { allGranted } from './platform/auth/principal.js';
import { Claude } from './platform/claude/claude.js';
import { ClaudeModule } from './platform/claude/claude.module.js';
import type { ContextServer } from './platform/contexts/context.js';
import { RerunsModule } from './platform/engines/reruns.module.js';
import { HealthController } from './platform/health/health.controller.js';
import { ServiceModule } from './platform/service.module.js';
import { VERSION } from './platform/health/health.tokens.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { validationPipe } from './platform/http/validation.js';
import type { Platform } from './platform/platform.js';
import { PlatformModule } from './platform/platform.module.js';
import { SwitchGuard } from './platform/switches/switch.guard.js';
import { loggingModule } from './platform/telemetry/logging.module.js';
import { MetricsController } from './platform/telemetry/metrics.controller.js';
import { TlogController } from './platform/transparency/tlog.controller.js';

/** Everything a process runs on an opened platform: HTTP conventions and the modules of all contexts. */
@Module({})
export class AppModule {
  static of(
    platform: Platform,
    { config, version }: { readonly config: Config; readonly version: string },
    contexts: readonly ContextServer[],
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(platform),
        ClaudeModule.of(new Claude(config, platform.pool, platform.switches)),
        loggingModule(config.LOG_LEVEL),
        AuthModule.of(
          {
            sessions: { secure: config.SESSION_COOKIE_SECURE, origins: config.CORS_ORIGINS },
            operators: {
              token: config.OPERATOR_TOKEN,
              addresses: config.OPERATOR_ADDRESSES,
              behindProxy: config.TRUST_PROXY.length > 0,
            },
          },
          allGranted(contexts.map(({ permissions }) => permissions)),
        ),
        ServiceModule.of(config, contexts),
        RerunsModule.of(contexts.flatMap(({ reruns }) => reruns ?? [])),
        ...contexts.map(({ module }) => module),
      ],
      controllers: [HealthController, MetricsController, TlogController],
      providers: [
        { provide: VERSION, useValue: version },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: SwitchGuard },
        { provide: APP_PIPE, useValue: validationPipe },
        {
          provide: APP_INTERCEPTOR,
          inject: [Reflector],
          useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
        },
      ],
    };
  }
}
