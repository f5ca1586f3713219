import type { EventStore } from '#api/platform/event-store/port/event-store';
import type { Upcaster } from '#api/platform/event-store/port/upcasters';

/** How a contract run gets at the adapter under test. Every store it opens is closed by the run. */
export interface Adapter {
  open(upcasters?: readonly Upcaster[]): EventStore;
}
