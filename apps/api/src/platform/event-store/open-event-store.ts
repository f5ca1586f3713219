import type { EventStore } from './port/event-store.js';
import type { Upcaster } from './port/upcasters.js';
import { Upcasters } from './port/upcasters.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

/** Opens the event log; the only place that chooses an adapter. `url` is the application role's. */
export function openEventStore(url: string, upcasters: readonly Upcaster[]): EventStore {
  return new PostgresEventStore(url, new Upcasters(upcasters));
}
