import { startPostgres } from '#api/platform/postgres/embedded-postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './bench-row.js';
import { benchEventLog } from './event-log/bench-event-log.js';
import { benchGenerate } from './main-job/generate.js';
import { benchInitialScript } from './main-job/initial-script.js';
import { benchStarts } from './main-job/starts.js';
import { printTable } from './table.js';

/** `npm run bench`: the log, the main job, the starts and the pages, in one table. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'treebeard-bench-'));
  const rows: BenchRow[] = [];
  try {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
    try {
      rows.push(...(await benchEventLog(postgres.url)));
    } finally {
      await postgres.stop();
    }
    rows.push(...(await benchStarts(join(folder, 'data'))));
    rows.push(...(await benchGenerate(join(folder, 'data'))));
    rows.push(...benchInitialScript('dist/web/browser'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  printTable(rows);
}

await bench();
