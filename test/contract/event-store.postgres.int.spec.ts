import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { testDatabase } from '../support/postgres.js';
import type { TestDatabase } from '../support/postgres.js';
import { eventStoreContract } from './event-store.contract.js';

describe('the event store in PostgreSQL', () => {
  let database: TestDatabase;
  const open: PostgresEventStore[] = [];
  beforeAll(async () => (database = await testDatabase()));
  afterAll(async () => {
    await Promise.all(open.map((store) => store.close()));
    await database.drop();
  });

  eventStoreContract({
    open(upcasters = []) {
      const store = new PostgresEventStore(database.appUrl, new Upcasters(upcasters));
      open.push(store);
      return store;
    },
  });
});
