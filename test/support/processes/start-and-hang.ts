import { startPostgres } from '#api/platform/postgres/embedded-postgres';

// A process to be killed: starts PostgreSQL, prints its connection string, and keeps running.
const [dataDir = ''] = process.argv.slice(2);
const { url } = await startPostgres({ dataDir });
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 60_000);
