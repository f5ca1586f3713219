import 'reflect-metadata';
import { tmpdir } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { startApp } from '#api/app';
import { ConfigSchema } from '#api/config/config';
import { contexts } from '#api/contexts';
import { Closers } from '#api/platform/closers';
import type { Context } from '#api/platform/contexts/context';
import type { Platform } from '#api/platform/platform';
import { Client } from './client.js';
import { LOG_SIGNING_KEYS } from './log-keys.js';
import type { TestDatabase } from './postgres.js';
import { testDatabase } from './postgres.js';

/** The whole application in this process, on its own database. */
export interface TestApp {
  readonly url: string;
  readonly nest: INestApplicationContext;
  readonly platform: Platform;
  readonly database: TestDatabase;
  /** A new visitor. */
  visitor(): Client;
  stop(): Promise<void>;
}

/**
 * Starts the application as `main.ts` does, on a free port; `settings` are environment variables. With a database
 * it is one more process of that installation. `webFolder` is where its pages were built, for journeys.
 */
export async function testApp(
  settings: Readonly<Record<string, string>> = {},
  shared?: TestDatabase,
  opened: readonly Context[] = contexts,
  webFolder = 'no-pages-here',
): Promise<TestApp> {
  const database = shared ?? (await testDatabase());
  const config = ConfigSchema.parse({
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATA_DIR: tmpdir(),
    LOG_SIGNING_KEYS,
    REQUESTS_PER_MINUTE: '100000',
    ...settings,
  });
  const secrets = { masterKey: Buffer.alloc(32, 7).toString('base64'), sessionSecret: 'x'.repeat(32) };
  const urls = { treebeard_app: database.appUrl, treebeard_keys: database.keysUrl };
  const closers = new Closers();
  const {
    platform,
    nest,
    url = '',
  } = await startApp({ config, secrets, version: '0.0.0', webFolder, database: urls }, opened, closers);
  return {
    url,
    nest,
    platform,
    database,
    visitor: () => new Client(url),
    async stop() {
      await closers.close();
      if (shared === undefined) await database.drop();
    },
  };
}
