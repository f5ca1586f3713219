import { randomUUID } from 'node:crypto';
import { BUILD } from '#api/platform/build';
import type { EventStore, NewEvent } from '#api/platform/event-store/port/event-store';

/** An event of no context, with an id of its own unless one is given. */
export function noted(data: Readonly<Record<string, unknown>> = {}, id: string = randomUUID()): NewEvent {
  return {
    id,
    type: 'test.noted.v1',
    data,
    metadata: {
      actor: { id: 'tester', kind: 'guest' },
      role: 'guest',
      commandId: 'command-1',
      commandType: 'test.note',
      correlationId: 'request-1',
      causationId: 'command-1',
      build: BUILD,
    },
  };
}

/** A stream category that no other test uses. */
export function freshCategory(): string {
  return `test${randomUUID().replaceAll('-', '')}`;
}

/** Collects at most `limit` items. */
export async function collect<T>(source: AsyncIterable<T>, limit = 1_000_000): Promise<T[]> {
  const found: T[] = [];
  for await (const item of source) {
    found.push(item);
    if (found.length >= limit) break;
  }
  return found;
}

/** How many events there are, without the notes of refusals, which change nothing. */
export async function changesIn(store: Pick<EventStore, 'readAll'>): Promise<number> {
  const all = await collect(store.readAll());
  return all.filter(({ type }) => !/^trust\.(command-refused|refusals-counted)\./.test(type)).length;
}
