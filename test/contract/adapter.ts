import type { EventStore } from '#api/platform/event-store/port/event-store';
import type { Upcaster } from '#api/platform/event-store/port/upcasters';

/** Opens the adapter under test for a contract suite, which closes every store. */
export interface Adapter {
  open(upcasters?: readonly Upcaster[]): EventStore;
}
