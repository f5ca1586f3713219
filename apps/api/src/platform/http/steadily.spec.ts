import { EventEmitter } from 'node:events';
import { Stalled, steadily } from './steadily.js';

const never = new Promise<never>(() => undefined);

async function* thenNothing(): AsyncGenerator<string> {
  yield await Promise.resolve('first');
  yield await never;
}

/** What came, and how it ended. */
async function read(items: AsyncIterable<string>): Promise<readonly [readonly string[], unknown]> {
  const came: string[] = [];
  try {
    for await (const item of items) came.push(item);
  } catch (error) {
    return [came, error];
  }
  return [came, undefined];
}

describe('what comes in', () => {
  it('is passed on, and given up once nothing came for too long', async () => {
    const [came, end] = await read(steadily(thenNothing(), new EventEmitter(), 20));
    expect(came).toEqual(['first']);
    expect(end).toBeInstanceOf(Stalled);
  });

  it('is given up at once when the sender hangs up', async () => {
    const raw = new EventEmitter();
    const reading = read(steadily(thenNothing(), raw, 1_000_000));
    await new Promise(setImmediate);
    raw.emit('aborted');
    expect((await reading)[1]).toBeInstanceOf(Stalled);
    expect(raw.listenerCount('aborted')).toBe(0);
  });

  it('leaves no listener behind', async () => {
    const raw = new EventEmitter();
    async function* three(): AsyncGenerator<string> {
      for (const item of ['a', 'b', 'c']) yield await Promise.resolve(item);
    }
    expect(await read(steadily(three(), raw, 1_000))).toEqual([['a', 'b', 'c'], undefined]);
    expect(raw.listenerCount('aborted')).toBe(0);
  });
});
