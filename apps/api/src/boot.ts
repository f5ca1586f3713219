import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startApp } from './app.js';
import type { Config } from './config/config.js';
import { readSecrets } from './config/secrets.js';
import { contexts } from './contexts.js';
import { Closers } from './platform/closers.js';
import { openDatabase } from './platform/platform.js';

/** One process: the database if it is embedded, then HTTP, followers and jobs as its role says. */
export async function boot(config: Config, root: string): Promise<void> {
  const closers = new Closers();
  closers.endOnSignals(config.TREEBEARD_WATCH_PARENT !== undefined);
  try {
    const database = await closers.keep(openDatabase(config));
    const secrets = readSecrets(config, { mayGenerate: database.isFresh });
    const installation = {
      ...{ config, secrets, version: versionOf(join(root, 'package.json')) },
      ...{ webFolder: join(root, 'dist/web/browser'), databaseUrl: database.url },
    };
    const { url } = await startApp(installation, contexts, closers);
    const address = url === undefined ? '.' : `: ${url.replace('127.0.0.1', 'localhost')}`;
    process.stdout.write(`TreeBeard is ready${address}\n`);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

function versionOf(file: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
