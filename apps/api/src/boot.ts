import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startApp } from './app.js';
import type { Config } from './config/config.js';
import { readSecrets } from './config/secrets.js';
import { contexts } from './contexts.js';
import { Closers } from './platform/closers.js';
import { openDatabase } from './platform/open-database.js';
import { guardConsole } from './platform/telemetry/safe-console.js';
import { startTrouble } from './start-trouble.js';

/**
 * Runs one process: the database if it is embedded, then HTTP, followers and jobs according to its role. If it
 * cannot start, or loses its embedded database for good, it says why in one line and exits with 1.
 */
export async function boot(readConfig: () => Config, root: string): Promise<void> {
  guardConsole();
  const closers = new Closers();
  const fail = async (error: unknown): Promise<void> => {
    process.stderr.write(`TreeBeard cannot run: ${startTrouble(error)}\n`);
    await closers.close();
    process.exit(1);
  };
  try {
    const config = readConfig();
    closers.endOnSignals(config.TREEBEARD_WATCH_PARENT !== undefined);
    const database = await closers.keep(openDatabase(config, (error) => void fail(error)));
    const secrets = readSecrets(config, { mayGenerate: database.isFresh });
    const installation = {
      ...{ config, secrets, version: versionOf(join(root, 'package.json')) },
      ...{ webFolder: join(root, 'dist/web/browser'), database: database.urls },
    };
    const { url } = await startApp(installation, contexts, closers);
    const address = url === undefined ? '.' : `: ${url.replace('127.0.0.1', 'localhost')}`;
    process.stdout.write(`TreeBeard is ready${address}\n`);
  } catch (error) {
    await fail(error);
  }
}

function versionOf(file: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
