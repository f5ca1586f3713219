import { Waiting } from './waiting.js';
import type { Caller } from './waiting.js';

let count = 0;
const caller = (streamId: string, id = `event-${String((count += 1))}`): Caller => ({
  write: {
    streamId,
    expected: -2n,
    events: [
      { id, type: 'test.noted.v1', schemaVersion: 1, data: '{}', metadata: '{}', hash: Buffer.alloc(32) },
    ],
  },
  resolve: () => undefined,
  reject: () => undefined,
});
const waitingOf = (callers: readonly Caller[]) => {
  const waiting = new Waiting();
  for (const one of callers) waiting.add(one);
  return waiting;
};

describe('waiting for an append', () => {
  it('goes in one batch, in order, where a flush is dear', () => {
    const callers = Array.from({ length: 40 }, (_, n) => caller(`test-${String(n % 3)}`));
    expect(waitingOf(callers).take(false)).toEqual(callers);
  });

  it('goes in two halves where a flush is cheap, unless there are few', () => {
    const waiting = waitingOf(Array.from({ length: 32 }, (_, n) => caller(`test-${String(n)}`)));
    expect(waiting.take(true)).toHaveLength(16);
    expect(waiting.take(true)).toHaveLength(16);
    expect(
      waitingOf(Array.from({ length: 8 }, (_, n) => caller(`test-${String(n)}`))).take(true),
    ).toHaveLength(8);
  });

  it('never lets a write overtake another to the same stream', () => {
    const [first, second, third, other] = [
      caller('test-1'),
      caller('test-1'),
      caller('test-1'),
      caller('test-2'),
    ];
    const waiting = waitingOf([first]);
    const batch = waiting.take(true);
    for (const one of [second, other, third]) waiting.add(one);
    expect(waiting.take(true)).toEqual([other]);
    expect(waiting.take(true)).toEqual([]);
    waiting.done(batch);
    expect(waiting.take(true)).toEqual([second, third]);
  });

  it('keeps a second write of the same events, and what follows it in its stream, until the first is done', () => {
    const [first, again, next] = [caller('test-1', 'same'), caller('test-1', 'same'), caller('test-1')];
    const waiting = waitingOf([first, again, next]);
    const batch = waiting.take(false);
    expect(batch).toEqual([first]);
    waiting.done(batch);
    expect(waiting.take(false)).toEqual([again, next]);
  });

  it('fills a batch with a thousand events at most', () => {
    const waiting = waitingOf(Array.from({ length: 1_500 }, (_, n) => caller(`test-${String(n)}`)));
    expect(waiting.take(false)).toHaveLength(1_000);
    expect(waiting.size).toBe(500);
  });
});
