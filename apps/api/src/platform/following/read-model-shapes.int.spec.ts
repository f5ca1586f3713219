import { noted } from '#test/support/events';
import { eachTestFollows, tally } from '#test/support/following';
import { anyProjections } from '#projections/shared/projection';
import { prepareReadModels } from './prepare-read-models.js';
import { verify } from './verify.js';

describe('read models at the start of a program', () => {
  const on = eachTestFollows();

  const say = (word: string, n: number) =>
    on.following.store.appendToStream('test-1', [noted({ word, n })], { expectedRevision: 'any' });
  const prepare = (projection = tally) => prepareReadModels(anyProjections({ projection }), on.following);
  const generation = async () => (await on.following.checkpoints.states())[0]?.generation;

  beforeEach(async () => {
    for (const [n, word] of ['elm', 'oak', 'elm'].entries()) await say(word, n);
  });

  it('stay as they are when nothing of them changed', async () => {
    await prepare();
    expect(await generation()).toBe(1);
  });

  it('are made anew when their table was dropped, and never served as empty', async () => {
    await on.following.pool.query('drop table read_models.tally');
    await prepare();
    expect((await on.following.rows()).map(({ key, body }) => [key, body.times])).toEqual([
      ['elm', 2],
      ['oak', 1],
    ]);
  });

  it('are made anew with the columns that a newer version looks rows up by, by one of many processes', async () => {
    const newer = { ...tally, indexed: ['word', 'times'] as const };
    await Promise.all([1, 2, 3].map(() => prepare(newer)));
    const { rows } = await on.following.pool.query('select key, times from read_models.tally order by key');
    expect(rows).toEqual([
      { key: 'elm', times: '2' },
      { key: 'oak', times: '1' },
    ]);
    expect(await generation()).toBe(2);
  });

  it('are verified against the log to the last position, each wrong row by its key', async () => {
    await on.following.pool.query('drop table read_models.tally');
    await expect(verify(tally, on.following)).rejects.toMatchObject({ code: 'following.never-built' });
    await prepare();
    expect(await verify(tally, on.following)).toMatchObject({
      isSame: true,
      position: '3',
      kept: { rows: 2 },
    });
    for (const damage of ['position = 1', `body = jsonb_set(body, '{last}', '7')`]) {
      await on.following.pool.query(`update read_models.tally set ${damage} where key = 'elm'`);
      expect(await verify(tally, on.following)).toMatchObject({ isSame: false, expected: { rows: 2 } });
    }
    await on.following.pool.query(`update read_models.tally set key = 'yew' where key = 'oak'`);
    expect(await verify(tally, on.following)).toMatchObject({
      wrong: 3,
      wrongRows: [
        { key: 'elm', how: 'different' },
        { key: 'oak', how: 'missing' },
        { key: 'yew', how: 'unexpected' },
      ],
    });
    const { rows } = await on.following.pool.query(`select to_regclass('read_models.tally__next') as left`);
    expect(rows).toEqual([{ left: null }]);
  });
});
