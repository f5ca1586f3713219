import type { Adapter } from './adapter.js';
import { appendContract } from './event-store.append.contract.js';
import { jsonContract } from './event-store.json.contract.js';
import { readContract } from './event-store.read.contract.js';
import { waitContract } from './event-store.wait.contract.js';

/** The contract that every adapter of the event store must keep. */
export function eventStoreContract(adapter: Adapter): void {
  appendContract(adapter);
  jsonContract(adapter);
  readContract(adapter);
  waitContract(adapter);
}
