import { randomUUID } from 'node:crypto';
import { BUILD } from '#api/platform/build';
import type { NewEvent } from '#api/platform/event-store/port/event-store';

const WORDS = 5_000;
let count = 0;

/** An event of a usual size. */
export function benchEvent(): NewEvent {
  count += 1;
  return {
    id: randomUUID(),
    type: 'bench.noted.v1',
    data: {
      word: `home-${String(count % WORDS)}`,
      n: count,
      notedAt: '2026-11-21T18:34:00.000Z',
      figures: [count, count / 8, 12.25, 730.5],
      text: 'Reading kept as it came from the meter, in a sentence as long as such sentences are.',
    },
    metadata: {
      actor: { id: randomUUID(), kind: 'guest' },
      role: 'guest',
      sessionId: randomUUID(),
      commandId: randomUUID(),
      commandType: 'bench.note',
      correlationId: randomUUID(),
      causationId: randomUUID(),
      build: BUILD,
    },
  };
}
