import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import type { Secrets } from './config/secrets.js';
import type { Closers } from './platform/closers.js';
import type { Context } from './platform/contexts/context.js';
import { startWork } from './platform/contexts/start-work.js';
import { createHttpApp } from './platform/http/http-app.js';
import type { Platform } from './platform/platform.js';
import { openPlatform } from './platform/platform.js';
import type { RoleUrls } from './platform/postgres/roles.js';

/** Settings that one process starts with. */
export interface Installation {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly version: string;
  /** Folder of the built pages. */
  readonly webFolder: string;
  /** Logins to the migrated database. */
  readonly database: RoleUrls;
}

/** A started process. */
export interface App {
  readonly platform: Platform;
  readonly nest: INestApplicationContext;
  /** Address of the pages; undefined in a process that does not serve them. */
  readonly url: string | undefined;
}

/** Starts the contexts in the configured role; `closers` ends them. */
export async function startApp(
  { config, secrets, version, webFolder, database }: Installation,
  contexts: readonly Context[],
  closers: Closers,
): Promise<App> {
  const platform = await closers.keep(openPlatform(database, { config, secrets }, contexts));
  const servers = await Promise.all(contexts.map((context) => context.server()));
  const module = AppModule.of(platform, { config, version }, servers);
  const readModels = contexts.flatMap(({ projections }) => projections.map(({ name }) => name));
  const work = async (app: INestApplicationContext): Promise<void> => {
    await app.init();
    await closers.keep(startWork(app, platform, { contexts: servers, readModels }));
  };
  if (config.ROLE === 'worker') {
    const worker = await closers.keep(NestFactory.createApplicationContext(module, { bufferLogs: true }));
    worker.useLogger(worker.get(Logger));
    await work(worker);
    return { platform, nest: worker, url: undefined };
  }
  const app = await closers.keep(
    createHttpApp(module, {
      version,
      sessionSecret: secrets.sessionSecret,
      secureCookie: config.SESSION_COOKIE_SECURE,
      corsOrigins: config.CORS_ORIGINS,
      allowedHosts: config.ALLOWED_HOSTS,
      trustedProxies: config.TRUST_PROXY,
      docsForAll: config.DOCS_PUBLIC ?? config.DATABASE_URL === undefined,
      requestsPerMinute: config.REQUESTS_PER_MINUTE,
      webFolder,
    }),
  );
  // Pages that can show everything are served at once; a new installation first lists its plans.
  const isCurrent = await platform.progress.isCurrent(readModels);
  if (config.ROLE === 'all' && !isCurrent) await work(app);
  await app.listen(config.PORT, config.HOST);
  if (config.ROLE === 'all' && isCurrent) await work(app);
  return { platform, nest: app, url: await app.getUrl() };
}
