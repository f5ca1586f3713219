import fc from 'fast-check';
import { changesOf, fold, keysToLoad } from './fold.js';
import { patch, put, remove } from './projection.js';
import type { Change, Projection, Recorded } from './projection.js';

type Said = {
  readonly type: 'said';
  readonly word: string;
  readonly how: 'put' | 'patch' | 'remove' | 'nothing';
};
type Row = { readonly times: number };
type Placed = { readonly position: string; readonly begun: string };

const counting: Projection<Row, Said> = {
  name: 'test.counting.v1',
  table: 'counting',
  handles: ['said'],
  project({ word, how }): Change<Row> | readonly Change<Row>[] {
    switch (how) {
      case 'put':
        return put(word, { times: 1 });
      case 'patch':
        return patch(word, (row) => ({ times: (row?.times ?? 0) + 1 }));
      case 'remove':
        return remove(word);
      case 'nothing':
        return [];
    }
  },
};

const metadata = {
  actor: { id: 'a', kind: 'guest' },
  role: 'guest',
  correlationId: 'c',
  causationId: 'd',
  recordedAt: '2026-11-21T18:34:00.000Z',
};
const recorded = (said: Omit<Said, 'type'>, index: number): Recorded<Said> => ({
  ...said,
  type: 'said',
  id: String(index),
  streamId: 'test-1',
  position: String(index + 1),
  metadata,
});

/** Folds page by page, as followers and rebuilds do. */
function rowsAfter(events: readonly Recorded<Said>[], pageSize: number): ReadonlyMap<string, Row & Placed> {
  const table = new Map<string, Row & Placed>();
  for (let from = 0; from < events.length; from += pageSize) {
    const changes = changesOf(counting, events.slice(from, from + pageSize));
    const current = new Map<string, Row>();
    for (const key of keysToLoad(changes)) {
      const row = table.get(key);
      if (row !== undefined) current.set(key, { times: row.times });
    }
    for (const [key, { row, position, begun, isAnew }] of fold(changes, current)) {
      const before = isAnew ? undefined : table.get(key);
      if (row === undefined) table.delete(key);
      else table.set(key, { ...row, position, begun: before?.begun ?? begun });
    }
  }
  return table;
}

describe('folding events into rows', () => {
  it('gives the same rows whatever the size of the pages', () => {
    const said = fc.record({
      word: fc.constantFrom('elm', 'oak', 'ash'),
      how: fc.constantFrom<Said['how']>('put', 'patch', 'remove', 'nothing'),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (all, pageSize) => {
        const events = all.map(recorded);
        expect(rowsAfter(events, pageSize)).toEqual(rowsAfter(events, 1));
      }),
    );
  });

  it('notes where a row begins and which event touched it last', () => {
    const events = (['put', 'remove', 'put', 'patch', 'nothing'] as const).map((how, index) =>
      recorded({ word: 'elm', how }, index),
    );
    expect(rowsAfter(events, 10).get('elm')).toEqual({ times: 2, position: '4', begun: '3' });
  });

  it('asks only for the rows it builds on', () => {
    const changes = changesOf(counting, [
      recorded({ word: 'elm', how: 'put' }, 0),
      recorded({ word: 'elm', how: 'patch' }, 1),
      recorded({ word: 'oak', how: 'patch' }, 2),
      recorded({ word: 'ash', how: 'remove' }, 3),
    ]);
    expect(keysToLoad(changes)).toEqual(['oak']);
  });

  it('passes over events that the projection does not handle', () => {
    const other = { ...recorded({ word: 'elm', how: 'put' }, 0), type: 'other' };
    // A log holds other types too; only the check at run time keeps them out.
    expect(changesOf(counting, [other as unknown as Recorded<Said>])).toEqual([]);
  });
});
