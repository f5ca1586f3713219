import fc from 'fast-check';
import { noted } from '#test/support/events';
import { eachTestFollows } from '#test/support/following';
import type { Projection } from '#projections/shared/projection';
import { anyProjections, put } from '#projections/shared/projection';
import { prepareReadModels } from './prepare-read-models.js';
import { projectionFollower } from './projection-follower.js';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';

type Line = {
  readonly at: string;
  readonly word: string | null;
  readonly words: string;
  readonly kind: string;
};
type Noted = { readonly type: 'test.noted.v1'; readonly data: { readonly word: string | null } };

/** One row for each event, ten positions a partition. */
const lines: Projection<Line, Noted> = {
  name: 'test.lines.v1',
  table: 'test_line',
  entries: {
    columns: { at: 'timestamp', word: 'text', words: 'words', kind: 'text' },
    partition: 10,
    indexed: ['word'],
    rare: { kind: ['usual'] },
  },
  handles: ['test.noted.v1'],
  project: ({ position, data: { word }, metadata: { recordedAt } }) =>
    put(position, { at: recordedAt, word, words: 'a few words', kind: word === 'elm' ? 'rare' : 'usual' }),
};

describe('a read model with a row for each event', () => {
  const on = eachTestFollows();

  const say = async (words: readonly (string | null)[]) => {
    const events = words.map((word) => noted({ word }));
    const { position } = await on.following.store.appendToStream('test-1', events, {
      expectedRevision: 'any',
    });
    expect(await on.following.progress.waitFor(lines.name, position, 15_000)).toBe(true);
  };
  const begin = async () => {
    await prepareReadModels(anyProjections({ lines }), on.following);
    on.following.follow('lines', [projectionFollower(lines)]);
  };
  const rows = async () => {
    const found = await on.following.pool.query<{ word: string | null }>(
      'select position, at, word, words::text, kind from read_models.test_line order by position',
    );
    return found.rows;
  };
  const names = async () => {
    const found = await on.following.pool.query<{ name: string; on: string }>(
      `select indexname as name, tablename as on from pg_indexes where schemaname = 'read_models'
       and tablename like 'test_line%' order by 1`,
    );
    return found.rows;
  };

  it('keeps any text as it was said, over many partitions, and rebuilds to the same rows', async () => {
    await begin();
    const word = fc.option(
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\u0000', '')),
    );
    const said = fc.sample(fc.oneof(word, fc.constantFrom('\\N', '\\', '\t\n\r', 'a\\.b', '\\.')), 95);
    for (let from = 0; from < said.length; from += 30) await say(said.slice(from, from + 30));
    const before = await rows();
    expect(before.map((row) => row.word)).toEqual(said);
    expect((await verify(lines, on.following)).isSame).toBe(true);
    for (const generation of [2, 3, 4])
      expect(await rebuild(lines, on.following)).toMatchObject({ rows: said.length, generation });
    expect(await rows()).toEqual(before);
    await say(['elm']);
    expect((await rows()).at(-1)?.word).toBe('elm');
  });

  it('has its indexes on every partition, those that came later too, and none left of a rebuild', async () => {
    await begin();
    await say(Array.from({ length: 25 }, () => 'oak'));
    await rebuild(lines, on.following);
    await say(Array.from({ length: 10 }, () => 'elm'));
    const found = await names();
    const parts = new Set(found.map((index) => index.on));
    expect(parts).toEqual(new Set([0, 1, 2, 3].map((n) => `test_line_p${String(n)}`)).add('test_line'));
    for (const part of parts) expect(found.filter((index) => index.on === part)).toHaveLength(5);
    expect(found.filter((index) => index.on === 'test_line').map(({ name }) => name)).toEqual([
      ...['test_line_at', 'test_line_kind', 'test_line_pkey', 'test_line_word', 'test_line_words'],
    ]);
  });

  it('is checked row by row: one altered, one deleted and one made up are named by position', async () => {
    await begin();
    await say(['elm', 'oak', 'ash', 'yew']);
    const { pool } = on.following;
    await pool.query(`update read_models.test_line set word = 'fir' where position = 2`);
    await pool.query('delete from read_models.test_line where position = 3');
    await pool.query(`insert into read_models.test_line (position, word) values (7, 'weed')`);
    expect(await verify(lines, on.following)).toMatchObject({
      isSame: false,
      wrong: 3,
      wrongRows: [
        { key: '2', how: 'different' },
        { key: '3', how: 'missing' },
        { key: '7', how: 'unexpected' },
      ],
    });
  });
});
