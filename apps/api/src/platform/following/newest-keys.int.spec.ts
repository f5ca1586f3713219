import { anyProjections } from '#projections/shared/projection';
import { noted } from '#test/support/events';
import { eachTestFollows, tally } from '#test/support/following';
import { prepareReadModels } from './prepare-read-models.js';
import { projectionFollower } from './projection-follower.js';
import { ReadModel } from './read-model.js';

describe('the newest rows of a read model', () => {
  const on = eachTestFollows();
  const byNumber = { ...tally, indexed: ['word', 'last'] as const };

  const say = (word: string) =>
    on.following.store.appendToStream('test-1', [noted({ word, n: 7 })], { expectedRevision: 'any' });

  it('are those that the log told of last, whatever happened to older ones since', async () => {
    for (const word of ['oak', 'elm', 'ash']) await say(word);
    await prepareReadModels(anyProjections({ byNumber }), on.following);
    on.following.follow('rows', [projectionFollower(byNumber)]);
    const { position } = await say('oak');
    expect(await on.following.progress.waitFor(tally.name, position, 15_000)).toBe(true);
    const model = new ReadModel(on.following.pool, byNumber, {
      openValue: (value) => Promise.resolve(value),
    });
    const where = { field: 'last', equals: '7' } as const;
    expect(await model.newestKeys({ where, limit: 3 })).toEqual(['ash', 'elm', 'oak']);
  });
});
