import { noted } from '#test/support/events';
import { eachTestFollows, tally } from '#test/support/following';
import { START } from '../event-store/port/position.js';
import { projectionFollower } from './projection-follower.js';
import { LeaseLost, Stepper } from './stepper.js';

describe('a step of a follower', () => {
  const on = eachTestFollows();

  const claim = async (owner: string) => {
    const [checkpoint] = await on.following.checkpoints.claim([tally.name], owner);
    if (checkpoint === undefined) throw new Error('not claimed');
    const { epoch } = checkpoint;
    return { follower: projectionFollower(tally), epoch, position: START, failures: 0, restsUntilMs: 0 };
  };

  it('is refused to a leader that another has replaced, even where nothing moved since', async () => {
    const stepper = new Stepper(on.following);
    await on.following.store.appendToStream('test-1', [noted({ word: 'elm', n: 1 })], {
      expectedRevision: 'any',
    });
    const former = await claim('former');
    const present = await claim('present');
    await expect(stepper.step([former], await on.following.store.head())).rejects.toThrow(LeaseLost);
    expect(await on.following.rows()).toEqual([]);
    await stepper.step([present], await on.following.store.head());
    expect(await on.following.rows()).toHaveLength(1);
  });

  it('takes over a checkpoint that was moved meanwhile instead of handling events twice', async () => {
    const stepper = new Stepper(on.following);
    const standing = await claim('leader');
    const word = { word: 'elm', n: 1 };
    await on.following.store.appendToStream('test-1', [noted(word), noted(word)], {
      expectedRevision: 'any',
    });
    await stepper.step([standing], await on.following.store.head());
    const stale = { ...standing, position: START };
    await stepper.step([stale], await on.following.store.head());
    expect(stale.position).toBe('2');
    expect((await on.following.rows())[0]?.body.times).toBe(2);
  });
});
