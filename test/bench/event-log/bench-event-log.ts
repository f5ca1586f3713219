import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrations } from '#migrations/all';
import { migrate } from '#api/platform/postgres/migrate';
import { ensureRoles } from '#api/platform/postgres/roles';
import { benchAppends } from './appends.js';
import { benchReplay } from './replay.js';
import { benchLongStream } from './long-stream.js';
import { benchTree } from './tree.js';
import { benchValidation } from './validation.js';
import type { BenchRow } from '../bench-row.js';

/** Measures the event log on the server of `serverUrl` (a superuser's), in a database of its own that is dropped after. */
export async function benchEventLog(serverUrl: string): Promise<readonly BenchRow[]> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = name;
  const ownerUrl = url.toString();
  try {
    await admin.query(`create database ${name}`);
    await migrate(ownerUrl, 'up', migrations);
    const { treebeard_app: appUrl, treebeard_keys: keysUrl } = await ensureRoles(ownerUrl);
    return [
      ...(await benchAppends({ ownerUrl, appUrl })),
      ...(await benchReplay(appUrl)),
      ...(await benchTree(appUrl)),
      ...(await benchLongStream({ appUrl, keysUrl })),
      benchValidation(),
    ];
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
