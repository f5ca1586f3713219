import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<AbortSignal>();

/** A request took longer than its route may. */
export class TooLate extends Error {}

/** Does the work of a request, and all that follows from it, under the request's deadline. */
export function underDeadline(signal: AbortSignal, work: () => void): void {
  requests.run(signal, work);
}

/**
 * Throws `TooLate` once the request that this is done for was answered because its time was up: whoever sent it was
 * told to try again, so nothing more may come of it. Jobs go on, and so does the work of a visitor who hung up.
 */
export function stopWhenLate(): void {
  if (requests.getStore()?.aborted === true) throw new TooLate();
}
