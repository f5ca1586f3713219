import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { z } from 'zod';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { readConfig } from './config/config.js';
import { readSecrets } from './config/secrets.js';
import { energyProjections } from './energy/projections.js';
import { energySealing } from './energy/sealed-fields.js';
import { seedPlans, startWork } from './energy/work.js';
import { Closers } from './platform/closers.js';
import { createHttpApp } from './platform/http/http-app.js';
import type { Platform } from './platform/platform.js';
import { openDatabase, openPlatform } from './platform/platform.js';

const ROOT = join(import.meta.dirname, '../../../..');

/** One process: the database if it is embedded, then HTTP, followers and jobs as its role says. */
async function main(): Promise<void> {
  const config = readConfig();
  const closers = new Closers();
  closers.endOnSignals(config.TREEBEARD_WATCH_PARENT !== undefined);
  try {
    const database = await closers.keep(openDatabase(config));
    const parts = { config, secrets: readSecrets(config) };
    const energy = { projections: energyProjections, upcasters: [], sealing: energySealing };
    const platform = await closers.keep(openPlatform(database.url, parts, energy));
    const address = await run(platform, parts, closers);
    process.stdout.write(`TreeBeard is ready${address === undefined ? '.' : `: ${address}`}\n`);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

/** Starts the application in its role; answers with the address of the pages when it serves them. */
async function run(
  platform: Platform,
  { config, secrets }: { readonly config: Config; readonly secrets: ReturnType<typeof readSecrets> },
  closers: Closers,
): Promise<string | undefined> {
  const version = versionOf(join(ROOT, 'package.json'));
  const module = AppModule.of(platform, config, version);
  if (config.ROLE === 'worker') {
    const worker = await closers.keep(NestFactory.createApplicationContext(module, { bufferLogs: true }));
    worker.useLogger(worker.get(Logger));
    await work(worker, platform);
    return undefined;
  }
  const app = await closers.keep(
    createHttpApp(module, {
      version,
      sessionSecret: secrets.sessionSecret,
      secureCookie: config.SESSION_COOKIE_SECURE,
      corsOrigins: config.CORS_ORIGINS,
      webFolder: join(ROOT, 'dist/web/browser'),
    }),
  );
  await app.init();
  if (config.ROLE === 'all') await work(app, platform);
  await app.listen(config.PORT, config.HOST);
  return (await app.getUrl()).replace('127.0.0.1', 'localhost');
}

async function work(app: INestApplicationContext, platform: Platform): Promise<void> {
  await app.init();
  await seedPlans(app);
  await startWork(app, platform);
}

function versionOf(file: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

await main();
