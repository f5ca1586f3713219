// Keeps the embedded PostgreSQL running while `npm run dev` restarts the API again and again. Says `ready`
// to its parent once the server answers, and stops it in order when the parent is gone.
import { join, resolve } from 'node:path';
import { startPostgres } from '../dist/apps/api/src/platform/postgres/embedded-postgres.js';

// Ctrl-C reaches every process of a terminal at once; the API must close its connections first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
const postgres = await startPostgres({ dataDir: join(resolve(process.env.DATA_DIR ?? '.data'), 'postgres') });
process.on('disconnect', () => void postgres.stop().finally(() => process.exit(0)));
process.send?.('ready');
