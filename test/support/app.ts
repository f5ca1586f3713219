import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '#api/app.module';
import { ConfigSchema } from '#api/config/config';
import { energyProjections } from '#api/energy/projections';
import { energySealing } from '#api/energy/sealed-fields';
import { seedPlans, startWork } from '#api/energy/work';
import { createHttpApp } from '#api/platform/http/http-app';
import type { Platform } from '#api/platform/platform';
import { openPlatform } from '#api/platform/platform';
import { Client } from './client.js';
import type { TestDatabase } from './postgres.js';
import { testDatabase } from './postgres.js';

/** The whole application in this process, on a database of its own. */
export interface TestApp {
  readonly url: string;
  readonly nest: INestApplicationContext;
  readonly platform: Platform;
  readonly database: TestDatabase;
  /** A new visitor. */
  visitor(): Client;
  stop(): Promise<void>;
}

/** Starts the application as `main.ts` does, on a free port; `settings` are environment variables. */
export async function testApp(settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await testDatabase();
  const config = ConfigSchema.parse({
    LOG_LEVEL: 'silent',
    PORT: '0',
    REQUESTS_PER_MINUTE: '100000',
    ...settings,
  });
  const secrets = { masterKey: Buffer.alloc(32, 7).toString('base64'), sessionSecret: 'x'.repeat(32) };
  const energy = { projections: energyProjections, upcasters: [], sealing: energySealing };
  const platform = await openPlatform(database.ownerUrl, { config, secrets }, energy);
  const app = await createHttpApp(AppModule.of(platform, config, '0.0.0'), {
    version: '0.0.0',
    sessionSecret: secrets.sessionSecret,
    secureCookie: config.SESSION_COOKIE_SECURE,
    corsOrigins: config.CORS_ORIGINS,
    webFolder: 'no-pages-here',
  });
  await app.init();
  await seedPlans(app);
  await startWork(app, platform);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    nest: app,
    platform,
    database,
    visitor: () => new Client(url),
    async stop() {
      await app.close();
      await platform.close();
      await database.drop();
    },
  };
}
