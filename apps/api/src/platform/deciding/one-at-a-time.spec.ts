import { OneAtATime } from './one-at-a-time.js';

describe('work under one key', () => {
  it('takes turns, in order, whatever became of the work before', async () => {
    const turns = new OneAtATime();
    const said: string[] = [];
    const begin = (key: string, name: string, fails = false) =>
      turns.take(key, async () => {
        said.push(`${name} begins`);
        await Promise.resolve();
        said.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const outcomes = await Promise.allSettled([
      begin('home', 'first', true),
      begin('home', 'second'),
      begin('other', 'beside'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(said.indexOf('second begins')).toBeGreaterThan(said.indexOf('first ends'));
    expect(said.indexOf('beside begins')).toBeLessThan(said.indexOf('first ends'));
  });
});
