import type { EventStore } from '#api/platform/event-store/port/event-store';
import type { Upcaster } from '#api/platform/event-store/port/upcasters';
import { appendContract } from './event-store.append.contract.js';
import { jsonContract } from './event-store.json.contract.js';
import { readContract } from './event-store.read.contract.js';
import { subscribeContract } from './event-store.subscribe.contract.js';

/** How a contract run gets at the adapter under test. Every store it opens is closed by the run. */
export interface Adapter {
  open(upcasters?: readonly Upcaster[]): EventStore;
}

/** What every adapter of the event store promises. */
export function eventStoreContract(adapter: Adapter): void {
  appendContract(adapter);
  jsonContract(adapter);
  readContract(adapter);
  subscribeContract(adapter);
}
