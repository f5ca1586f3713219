import { ProcessCache } from './cache.js';

describe('the cache in process', () => {
  it('gives back what was kept, until its time is over', async () => {
    let now = 1;
    const cache = new ProcessCache(() => now);
    await cache.set('a', 'one', 10);
    expect(await cache.get('a')).toBe('one');
    now = 10_002;
    expect(await cache.get('a')).toBeUndefined();
  });

  it('lets go of what was used longest ago when it is full', async () => {
    const cache = new ProcessCache(() => 1);
    const big = 'x'.repeat(15 * 1024 * 1024);
    await cache.set('a', big, 10);
    await cache.set('b', big, 10);
    await cache.get('a');
    await cache.set('c', big, 10);
    expect(await cache.get('b')).toBeUndefined();
    expect(await cache.get('a')).toBe(big);
  });
});
