import { randomUUID } from 'node:crypto';
import { eventually } from '#test/support/eventually';
import { noted } from '#test/support/events';
import { eachTestFollows, tally } from '#test/support/following';
import type { Follower } from './follower.js';
import { projectionFollower } from './projection-follower.js';

describe('following the log', () => {
  const on = eachTestFollows();

  const say = (word: string, more: Readonly<Record<string, unknown>> = {}) =>
    on.following.store.appendToStream('test-1', [noted({ word, n: 0, ...more })], {
      expectedRevision: 'any',
    });

  it('turns events into rows, those from before and those to come', async () => {
    await say('elm');
    await say('elm', { n: 1 });
    on.following.follow('rows', [projectionFollower(tally)]);
    await say('oak', { n: 2 });
    await say('ash', { n: 3, fresh: true });
    const { position } = await say('oak', { forget: true });
    expect(await on.following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    expect(await on.following.rows()).toEqual([
      { key: 'ash', word: 'ash', position: '4', body: { word: 'ash', times: 1, last: 3 } },
      { key: 'elm', word: 'elm', position: '2', body: { word: 'elm', times: 2, last: 1 } },
    ]);
  });

  it('shows a caller what they just wrote', async () => {
    on.following.follow('rows', [projectionFollower(tally)]);
    for (let n = 0; n < 20; n += 1) {
      const { position } = await say('elm', { n });
      expect(await on.following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
      expect((await on.following.rows())[0]?.body.last).toBe(n);
    }
  });

  it('says when a follower has not come far enough in time', async () => {
    const { position } = await say('elm');
    expect(await on.following.progress.waitFor(tally.name, position, 20)).toBe(false);
  });

  it('reports how far each follower is behind', async () => {
    await on.following.checkpoints.claim([tally.name], 'nobody');
    await say('elm');
    await say('elm');
    expect(await on.following.progress.followerLag()).toMatchObject([
      { subscription: tally.name, position: '0', behind: 2 },
    ]);
    on.following.follow('rows', [projectionFollower(tally)]);
    await eventually(async () => {
      expect(await on.following.progress.followerLag()).toMatchObject([
        { position: '2', behind: 0, failure: null },
      ]);
    });
  });

  it('moves on past events that nobody handles', async () => {
    on.following.follow('rows', [projectionFollower(tally)]);
    const other = { ...noted({}), type: 'test.other.v1' };
    const { position } = await on.following.store.appendToStream('test-1', [other], {
      expectedRevision: 'any',
    });
    expect(await on.following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
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
    on.following.follow('rows', [crashing]);
    const { position } = await say('elm');
    expect(await on.following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    expect((await on.following.rows())[0]?.body.times).toBe(1);
    expect(on.following.troubles).toHaveLength(3);
  });

  it('lets a broken follower hold up nobody, and says what it fails of', async () => {
    const broken: Follower = {
      name: 'test.broken.v1',
      handles: tally.handles,
      apply: () => Promise.reject(new Error('cannot read this one')),
    };
    on.following.follow('rows', [broken, projectionFollower(tally)]);
    const { position } = await say('elm');
    expect(await on.following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    await eventually(async () => {
      expect(await on.following.progress.followerLag()).toMatchObject([
        { subscription: 'test.broken.v1', behind: 1, failure: 'Error: cannot read this one' },
        { subscription: tally.name, behind: 0, failure: null },
      ]);
    });
  });

  it('has one leader, and another at once when that one stops', async () => {
    const first = on.following.follow('same', [projectionFollower(tally)]);
    const one = await say('elm');
    await on.following.progress.waitFor(tally.name, one.position, 10_000);
    on.following.follow('same', [projectionFollower(tally)]);
    const two = await say('elm');
    await on.following.progress.waitFor(tally.name, two.position, 10_000);
    await first.stop();
    const three = await say('elm');
    expect(await on.following.progress.waitFor(tally.name, three.position, 10_000)).toBe(true);
    expect((await on.following.rows())[0]?.body.times).toBe(3);
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
    on.following.follow('stalled', [stalled]);
    await eventually(async () => {
      expect(await on.following.checkpoints.states()).toHaveLength(1);
    });
    on.following.follow('replacing', [rows]);
    const { position } = await say('elm');
    expect(await on.following.progress.waitFor(tally.name, position, 10_000)).toBe(true);
    replaced = true;
    await say('elm');
    await eventually(async () => {
      expect((await on.following.rows())[0]?.body.times).toBe(2);
    });
    await eventually(async () => {
      expect((await on.following.progress.followerLag())[0]?.behind).toBe(0);
    });
    expect((await on.following.rows())[0]?.body.times).toBe(2);
  });

  it('hands each event to a policy once, in order', async () => {
    const handed: unknown[] = [];
    const policy = {
      name: 'when-noted',
      handles: tally.handles,
      when: ({ data }: { data: object }) => hand(data),
    };
    const hand = (data: object) => Promise.resolve(void handed.push(data));
    on.following.follow('policies', [on.following.policy(policy)]);
    const { position } = await on.following.store.appendToStream(
      `test-${randomUUID()}`,
      [noted({ n: 1 }), noted({ n: 2 }), noted({ n: 3 })],
      { expectedRevision: 'any' },
    );
    await on.following.progress.waitFor('when-noted', position, 10_000);
    expect(handed).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('hands every event again when the queue was lost', async () => {
    const handed: unknown[] = [];
    const when = ({ id }: { id: string }) => Promise.resolve(void handed.push(id));
    on.following.follow('policies', [
      on.following.policy({ name: 'when-noted', handles: tally.handles, when }),
    ]);
    const { position } = await say('elm');
    await on.following.progress.waitFor('when-noted', position, 10_000);
    await on.following.checkpoints.rewind('when-noted');
    await say('elm');
    await eventually(() => {
      expect(handed).toHaveLength(3);
    });
  });
});
