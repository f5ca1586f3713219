import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { noted } from '../events.js';

// A process to be killed: appends as fast as it can and prints the id of each event once it is acknowledged.
const [url = ''] = process.argv.slice(2);
const store = new PostgresEventStore(url, new Upcasters([]));

async function write(): Promise<void> {
  const stream = `killed-${randomUUID()}`;
  for (let n = 0; n < 1_000_000; n += 1) {
    const event = noted({ n, word: 'killed' });
    await store.appendToStream(stream, [event, noted({ n, word: '' })], {
      expectedRevision: n === 0 ? 'no_stream' : BigInt(2 * n - 1),
    });
    process.stdout.write(`${event.id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, write));
