import fc from 'fast-check';
import type { CatalogueEvent } from './catalogue.events.js';
import type { CatalogueState, Listing } from './catalogue.decider.js';
import { catalogue } from './catalogue.decider.js';
import type { CatalogueDifference } from './compare-catalogues.js';
import { compareWithEarlier, compareWithList } from './compare-catalogues.js';

const at = '2026-11-30T12:00:00.000Z';
const planIds = ['elm', 'oak', 'ash', 'fir', 'yew'];
const list = fc.dictionary(fc.constantFrom(...planIds), fc.constantFrom<string>('a', 'b', 'c'));
const source = fc.constantFrom('north', 'south');
const byHand = fc.record({
  kind: fc.constantFrom('publish' as const, 'withdraw' as const),
  planId: fc.constantFrom(...planIds),
});
let imports = 0;

function imported(state: CatalogueState, { changes }: CatalogueDifference, of: string): CatalogueState {
  imports += 1;
  const importId = `00000000-0000-4000-8000-${String(imports).padStart(12, '0')}`;
  const halves = [changes.slice(0, 2), changes.slice(2)].filter(({ length }) => length > 0);
  const counts = {
    added: 0,
    changed: 0,
    withdrawn: 0,
    unchanged: 0,
    kept: 0,
    repeated: 0,
    flagged: 0,
    refused: 0,
  };
  const revisions = { fileSha256: 'f', revisionBefore: 'r', revisionAfter: 's' };
  const commands = [
    ...halves.map((half, part) => ({
      ...{ kind: 'record-changes' as const, importId, basedOn: state.changes, part },
      changes: [...half],
    })),
    { kind: 'import' as const, importId, source: of, counts, ...revisions },
  ];
  let next = state;
  for (const command of commands) {
    const whole =
      command.kind === 'import'
        ? { ...command, basedOn: state.changes, parts: halves.length, at }
        : { ...command, at };
    const events: readonly CatalogueEvent[] = catalogue.decide(whole, next);
    for (const event of events) next = catalogue.evolve(next, event);
  }
  return next;
}

function listed(
  state: CatalogueState,
  offered: Readonly<Record<string, string>>,
  of: string,
): CatalogueState {
  return imported(state, compareWithList(state.listings, new Map(Object.entries(offered)), of), of);
}

const sorted = (listings: ReadonlyMap<string, Listing>) => [...listings].sort(([a], [b]) => (a < b ? -1 : 1));

describe('comparing the catalogue', () => {
  it('with a list offers what the list says and nothing else of its source', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(source, list), { maxLength: 6 }), list, (before, offered) => {
        const state = before.reduce((so, [of, plans]) => listed(so, plans, of), catalogue.initial);
        const after = listed(state, offered, 'north').listings;
        const others = [...state.listings].filter(([, { source: of }]) => of === 'south');
        const expected = new Map(
          Object.entries(offered).map(([planId, digest]) => [planId, { digest, source: 'north' }]),
        );
        for (const [planId, listing] of others)
          expected.set(planId, { digest: listing.digest ?? '', source: 'south' });
        expect(sorted(after)).toEqual(sorted(expected));
      }),
    );
  });

  it('changes nothing when the same list comes again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(source, list), { maxLength: 6 }), list, (before, offered) => {
        const state = before.reduce((so, [of, plans]) => listed(so, plans, of), catalogue.initial);
        const after = listed(state, offered, 'north');
        const again = compareWithList(after.listings, new Map(Object.entries(offered)), 'north');
        expect([again.changes, again.unchanged + again.kept.length]).toEqual([
          [],
          Object.keys(offered).length,
        ]);
      }),
    );
  });

  it('gives back every listing when an earlier state is imported: A, B, A', () => {
    const step = fc.oneof(fc.tuple(source, list), byHand);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), fc.array(step, { maxLength: 5 }), (first, then) => {
        const run = (state: CatalogueState, steps: typeof first): CatalogueState =>
          steps.reduce((so, one) => {
            if (Array.isArray(one)) return listed(so, one[1], one[0]);
            if (one.kind === 'withdraw' && so.listings.get(one.planId)?.digest == null) return so;
            return catalogue
              .decide(
                one.kind === 'publish'
                  ? { ...one, kind: 'publish', digest: 'h', at }
                  : { ...one, kind: 'withdraw', at },
                so,
              )
              .reduce((folded, event) => catalogue.evolve(folded, event), so);
          }, state);
        const a = run(catalogue.initial, first);
        const b = run(a, then);
        const back = imported(b, compareWithEarlier(b.listings, a.listings), 'north');
        expect(sorted(back.listings)).toEqual(sorted(a.listings));
        const { changes, unchanged } = compareWithEarlier(back.listings, a.listings);
        const offered = [...a.listings.values()].filter(({ digest }) => digest !== null);
        expect([changes, unchanged]).toEqual([[], offered.length]);
      }),
    );
  });
});
