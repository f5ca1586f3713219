import { eventually } from '#test/support/eventually';
import { noted } from '#test/support/events';
import { eachTestFollows, tally } from '#test/support/following';
import { projectionFollower } from './projection-follower.js';
import { rebuild } from './rebuild.js';

const MOST_AT_ONCE = 500;
const WORDS = ['elm', 'oak', 'ash', 'yew', 'fir'];

describe('rebuilding a read model', () => {
  const on = eachTestFollows();

  /** Events of every kind of change, `count` of them, in appends that are far from too large; where the last one ended. */
  const talk = async (count: number, from = 0) => {
    let position = await on.following.store.head();
    for (let done = 0; done < count; done += MOST_AT_ONCE) {
      const events = Array.from({ length: Math.min(MOST_AT_ONCE, count - done) }, (_, k) => {
        const n = from + done + k;
        const word = WORDS[(n * 7) % WORDS.length] ?? '';
        return noted({ word, n, forget: n % 13 === 0, fresh: n % 11 === 0 });
      });
      ({ position } = await on.following.store.appendToStream('test-1', events, { expectedRevision: 'any' }));
    }
    return { position };
  };
  const seen = (position: Parameters<typeof on.following.progress.waitFor>[1]) =>
    on.following.progress.waitFor(tally.name, position, 15_000);

  it('gives the same rows as following did, and counts generations', async () => {
    on.following.follow('rows', [projectionFollower(tally)]);
    for (let n = 0; n < 5_000; n += 500) await seen((await talk(500, n)).position);
    const before = await on.following.rows();
    expect(before).toHaveLength(WORDS.length);
    expect(await rebuild(tally, on.following)).toEqual({
      subscription: tally.name,
      events: 5_000,
      rows: before.length,
      position: '5000',
      generation: 2,
    });
    expect(await on.following.rows()).toEqual(before);
  });

  it('mends rows that were damaged, and drops those that should not be there', async () => {
    on.following.follow('rows', [projectionFollower(tally)]);
    await seen((await talk(100)).position);
    const before = await on.following.rows();
    await on.following.pool.query(`update read_models.tally set body = '{}'`);
    await on.following.pool.query(
      `insert into read_models.tally (key, body, position, begun) values ('weed', '{}', 1, 1)`,
    );
    await rebuild(tally, on.following);
    expect(await on.following.rows()).toEqual(before);
  });

  it('lets pages read and the live follower write all the while', async () => {
    on.following.follow('rows', [projectionFollower(tally)]);
    for (let n = 0; n < 3_000; n += 500) await seen((await talk(500, n)).position);
    const stop = new AbortController();
    let reads = 0;
    const reading = (async () => {
      while (!stop.signal.aborted) {
        expect(await on.following.rows()).toHaveLength(WORDS.length);
        reads += 1;
      }
    })();
    const writing = (async () => {
      // Words are only added here, never forgotten, so that every read must find all five.
      for (let n = 0; n < 100; n += 1) {
        const event = noted({ word: WORDS[n % WORDS.length], n });
        await on.following.store.appendToStream('test-2', [event], { expectedRevision: 'any' });
      }
    })();
    for (let time = 0; time < 3; time += 1) await rebuild(tally, on.following);
    await writing;
    stop.abort();
    await reading;
    expect(reads).toBeGreaterThan(0);
    await seen(await on.following.store.head());
    const live = await on.following.rows();
    await rebuild(tally, on.following);
    expect(await on.following.rows()).toEqual(live);
    expect(live.reduce((sum, { body }) => Math.max(sum, body.last), 0)).toBeGreaterThan(0);
  });

  it('never takes back what the live follower has shown already', async () => {
    const live = on.following.follow('rows', [projectionFollower(tally)]);
    await seen((await talk(10)).position);
    const { store } = on.following;
    let asked = 0;
    const head = async () => {
      const now = await store.head();
      asked += 1;
      if (asked === 2) {
        // Between the filling and the swap, more happens, is shown, and then nobody follows any more.
        const event = noted({ word: 'late', n: 0, fresh: true });
        const { position } = await store.appendToStream('test-2', [event], { expectedRevision: 'any' });
        await seen(position);
        await live.stop();
      }
      return now;
    };
    const staleHead = { head, readAll: store.readAll.bind(store) } as unknown as typeof store; // all a rebuild uses
    expect(await rebuild(tally, { pool: on.following.pool, store: staleHead })).toMatchObject({
      events: 11,
      position: '11',
    });
    expect((await on.following.rows()).map(({ key }) => key)).toContain('late');
  });

  it('works where nothing follows and nothing was ever built', async () => {
    await talk(50);
    expect(await rebuild(tally, on.following)).toMatchObject({ events: 50, position: '50' });
    on.following.follow('rows', [projectionFollower(tally)]);
    await seen((await talk(1, 50)).position);
    const live = await on.following.rows();
    await rebuild(tally, on.following);
    expect(await on.following.rows()).toEqual(live);
  });

  it('survives what a rebuild that was killed left behind', async () => {
    await talk(10);
    await on.following.pool.query('create table read_models.tally__next (key text)');
    expect(await rebuild(tally, on.following)).toMatchObject({ events: 10 });
  });

  it('is done by one at a time', async () => {
    for (let n = 0; n < 2_000; n += 500) await talk(500, n);
    const results = await Promise.allSettled([rebuild(tally, on.following), rebuild(tally, on.following)]);
    const refused = results.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'following.rebuild-running' } });
  });

  it('never fires a policy', async () => {
    let fired = 0;
    const when = () => Promise.resolve(void (fired += 1));
    const policy = on.following.policy({ name: 'when-noted', handles: tally.handles, when });
    on.following.follow('both', [projectionFollower(tally), policy]);
    await talk(20);
    await eventually(() => {
      expect(fired).toBe(20);
    });
    await rebuild(tally, on.following);
    await seen((await talk(1, 20)).position);
    await eventually(() => {
      expect(fired).toBe(21);
    });
  });
});
