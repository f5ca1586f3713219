import { randomUUID } from 'node:crypto';
import { eventually } from '../../../../../test/support/eventually.js';
import { noted } from '../../../../../test/support/events.js';
import { openFollowing, tally } from '../../../../../test/support/following.js';
import { testDatabase } from '../../../../../test/support/postgres.js';
import type { TestDatabase } from '../../../../../test/support/postgres.js';
import type { Follower } from './follower.js';
import { projectionFollower } from './projection-follower.js';

type Following = Awaited<ReturnType<typeof openFollowing>>;

describe('following the log', () => {
  let database: TestDatabase;
  let following: Following;

  beforeEach(async () => {
    database = await testDatabase();
    following = await openFollowing(database);
  });
  afterEach(async () => {
    await following.close();
    await database.drop();
  });

  const say = (word: string, more: Readonly<Record<string, unknown>> = {}) =>
    following.store.appendToStream('test-1', [noted({ word, n: 0, ...more })], { expectedRevision: 'any' });

  it('turns events into rows, those from before and those to come', async () => {
    await say('elm');
    await say('elm', { n: 1 });
    following.follow('rows', [projectionFollower(tally)]);
    await say('oak', { n: 2 });
    await say('ash', { n: 3, fresh: true });
    const { position } = await say('oak', { forget: true });
    expect(await following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    expect(await following.rows()).toEqual([
      { key: 'ash', word: 'ash', position: '4', body: { word: 'ash', times: 1, last: 3 } },
      { key: 'elm', word: 'elm', position: '2', body: { word: 'elm', times: 2, last: 1 } },
    ]);
  });

  it('shows a caller what they just wrote', async () => {
    following.follow('rows', [projectionFollower(tally)]);
    for (let n = 0; n < 20; n += 1) {
      const { position } = await say('elm', { n });
      expect(await following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
      expect((await following.rows())[0]?.body.last).toBe(n);
    }
  });

  it('says when a follower has not come far enough in time', async () => {
    const { position } = await say('elm');
    expect(await following.progress.waitFor(tally.name, position, 20)).toBe(false);
  });

  it('reports how far each follower is behind', async () => {
    await following.checkpoints.claim([tally.name], 'nobody');
    await say('elm');
    await say('elm');
    expect(await following.progress.followerLag()).toMatchObject([
      { subscription: tally.name, position: '0', behind: 2 },
    ]);
    following.follow('rows', [projectionFollower(tally)]);
    await eventually(async () => {
      expect(await following.progress.followerLag()).toMatchObject([
        { position: '2', behind: 0, failure: null },
      ]);
    });
  });

  it('moves on past events that nobody handles', async () => {
    following.follow('rows', [projectionFollower(tally)]);
    const other = { ...noted({}), type: 'test.other.v1' };
    const { position } = await following.store.appendToStream('test-1', [other], { expectedRevision: 'any' });
    expect(await following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
  });

  it('keeps rows and checkpoint together when it crashes between the two', async () => {
    let crashes = 3;
    const rows = projectionFollower(tally);
    const crashing: Follower = {
      ...rows,
      async apply(transaction, events) {
        await rows.apply(transaction, events);
        if (crashes > 0) {
          crashes -= 1;
          throw new Error('crashed after the rows, before the checkpoint');
        }
      },
    };
    following.follow('rows', [crashing]);
    const { position } = await say('elm');
    expect(await following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    expect((await following.rows())[0]?.body.times).toBe(1);
    expect(following.troubles).toHaveLength(3);
  });

  it('lets a broken follower hold up nobody, and says what it fails of', async () => {
    const broken: Follower = {
      name: 'test.broken.v1',
      handles: tally.handles,
      apply: () => Promise.reject(new Error('cannot read this one')),
    };
    following.follow('rows', [broken, projectionFollower(tally)]);
    const { position } = await say('elm');
    expect(await following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    await eventually(async () => {
      expect(await following.progress.followerLag()).toMatchObject([
        { subscription: 'test.broken.v1', behind: 1, failure: 'Error: cannot read this one' },
        { subscription: tally.name, behind: 0, failure: null },
      ]);
    });
  });

  it('has one leader, and another at once when that one stops', async () => {
    const first = following.follow('same', [projectionFollower(tally)]);
    const one = await say('elm');
    await following.progress.waitFor(tally.name, one.position, 10_000);
    following.follow('same', [projectionFollower(tally)]);
    const two = await say('elm');
    await following.progress.waitFor(tally.name, two.position, 10_000);
    await first.stop();
    const three = await say('elm');
    expect(await following.progress.waitFor(tally.name, three.position, 10_000)).toBe(true);
    expect((await following.rows())[0]?.body.times).toBe(3);
  });

  it('fences off a leader that another has replaced', async () => {
    const rows = projectionFollower(tally);
    let replaced = false;
    const stalled: Follower = {
      ...rows,
      async apply(transaction, events) {
        if (!replaced) throw new Error('not yet');
        await rows.apply(transaction, events);
      },
    };
    following.follow('stalled', [stalled]);
    await eventually(async () => {
      expect(await following.checkpoints.states()).toHaveLength(1);
    });
    following.follow('replacing', [rows]);
    const { position } = await say('elm');
    expect(await following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    replaced = true;
    await say('elm');
    await eventually(async () => {
      expect((await following.rows())[0]?.body.times).toBe(2);
    });
    await eventually(async () => {
      expect((await following.progress.followerLag())[0]?.behind).toBe(0);
    });
    expect((await following.rows())[0]?.body.times).toBe(2);
  });

  it('hands each event to a policy once, in order', async () => {
    const handed: unknown[] = [];
    const policy = {
      name: 'when-noted',
      handles: tally.handles,
      when: ({ data }: { data: object }) => hand(data),
    };
    const hand = (data: object) => Promise.resolve(void handed.push(data));
    following.follow('policies', [following.policy(policy)]);
    const { position } = await following.store.appendToStream(
      `test-${randomUUID()}`,
      [noted({ n: 1 }), noted({ n: 2 }), noted({ n: 3 })],
      { expectedRevision: 'any' },
    );
    await following.progress.waitFor('when-noted', position, 10_000);
    expect(handed).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('hands every event again when the queue was lost', async () => {
    const handed: unknown[] = [];
    const when = ({ id }: { id: string }) => Promise.resolve(void handed.push(id));
    following.follow('policies', [following.policy({ name: 'when-noted', handles: tally.handles, when })]);
    const { position } = await say('elm');
    await following.progress.waitFor('when-noted', position, 10_000);
    await following.checkpoints.rewind('when-noted');
    await say('elm');
    await eventually(() => {
      expect(handed).toHaveLength(3);
    });
  });
});
