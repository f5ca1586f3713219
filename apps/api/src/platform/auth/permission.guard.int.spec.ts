import { Controller, Get, Module } from '@nestjs/common';
import { APP_FILTER, ModulesContainer } from '@nestjs/core';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Client } from '#test/support/client';
import { refusal } from '#test/support/problem';
import { createHttpApp } from '../http/http-app.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { PlatformModule } from '../platform.module.js';
import { loggingModule } from '../telemetry/logging.module.js';
import { AuthModule } from './auth.module.js';
import { ACCESS, Permit } from './permission.guard.js';

@Controller()
class Rooms {
  @Get('forgotten')
  forgotten(): string {
    return 'open';
  }

  @Permit('vault:read')
  @Get('vault')
  vault(): string {
    return 'open';
  }

  @Permit('hall:read')
  @Get('hall')
  hall(): string {
    return 'open';
  }
}

@Module({})
class House {}

describe('the permission of a route', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('is declared by every route there is', () => {
    const found: string[] = [];
    const bare: string[] = [];
    for (const { controllers } of app.nest.get(ModulesContainer).values()) {
      for (const { metatype } of controllers.values()) {
        if (typeof metatype !== 'function') continue;
        for (let at: unknown = metatype.prototype; at !== Object.prototype; at = Object.getPrototypeOf(at)) {
          for (const name of Object.getOwnPropertyNames(at)) {
            const handler = Object.getOwnPropertyDescriptor(at, name)?.value as object | undefined;
            if (
              name === 'constructor' ||
              typeof handler !== 'function' ||
              !Reflect.hasMetadata('path', handler)
            )
              continue;
            found.push(name);
            const declared = Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype);
            if (declared === undefined) bare.push(`${metatype.name}.${name}`);
          }
        }
      }
    }
    expect(found.length).toBeGreaterThan(20);
    expect(bare).toEqual([]);
  });

  it('lets nobody in who lacks it, and nobody at all where none is declared', async () => {
    const house = {
      module: House,
      imports: [
        PlatformModule.of(app.platform),
        AuthModule.of(
          {
            sessions: { secure: false, origins: [] },
            operators: { token: undefined, addresses: [], behindProxy: false },
          },
          { guest: ['hall:read'] },
        ),
        loggingModule('silent'),
      ],
      controllers: [Rooms],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
    const nest = await createHttpApp(house, {
      version: '0.0.0',
      sessionSecret: 'x'.repeat(32),
      secureCookie: false,
      corsOrigins: [],
      allowedHosts: [],
      trustedProxies: [],
      docsForAll: false,
      requestsPerMinute: 1_000,
      webFolder: 'no-pages-here',
    });
    try {
      await nest.listen(0, '127.0.0.1');
      const visitor = new Client(await nest.getUrl());
      expect((await visitor.get('/hall')).text).toBe('open');
      expect(refusal(await visitor.get('/vault'))).toEqual([403, 'auth.not-allowed']);
      expect(refusal(await visitor.get('/forgotten'))).toEqual([403, 'auth.not-allowed']);
    } finally {
      await nest.close();
    }
  });
});
