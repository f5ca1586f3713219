import { given } from '#domain/shared/given.spec-support';
import { catalogue } from './catalogue.decider.js';
import type { CatalogueEvent } from './catalogue.events.js';

const at = '2026-11-30T12:00:00.000Z';
const importId = '7f1a4f0e-6d0e-4c9e-9a5b-0c1d2e3f4a5b';
const counts = {
  added: 1,
  changed: 0,
  withdrawn: 0,
  unchanged: 0,
  kept: 0,
  repeated: 0,
  flagged: 0,
  refused: 0,
};
const list = {
  ...{ importId, source: 'north', fileSha256: 'f', counts, revisionBefore: 'r', revisionAfter: 's' },
} as const;
const changes = [{ planId: 'elm-12', digest: 'a', source: 'north' }];
const recorded: CatalogueEvent = {
  type: 'energy.catalogue-changes-recorded.v1',
  data: { importId, basedOn: 0, part: 0, changes },
};
const imported: CatalogueEvent = { type: 'energy.catalogue-imported.v1', data: { ...list, importedAt: at } };
const finish = { kind: 'import', ...list, basedOn: 0, parts: 1, at } as const;
const withdrawn: CatalogueEvent = {
  type: 'energy.plan-withdrawn.v1',
  data: { planId: 'elm-12', digest: 'a', withdrawnAt: at },
};
const after = (...events: readonly CatalogueEvent[]) =>
  events.reduce((state, event) => catalogue.evolve(state, event), catalogue.initial);

describe('the catalogue', () => {
  it('offers no plan of an import before it has ended', () => {
    expect(after(recorded).listings.size).toBe(0);
    expect([...after(recorded, imported).listings]).toEqual([['elm-12', { digest: 'a', source: 'north' }]]);
  });

  it('takes each part of an import once', () => {
    const again = { kind: 'record-changes', importId, basedOn: 0, part: 0, changes, at } as const;
    expect(given(catalogue).when(again)).toEqual([recorded]);
    expect(given(catalogue, recorded).when(again)).toEqual([]);
    const anew = { ...again, basedOn: 1 };
    expect(given(catalogue, recorded).when(anew)).toEqual([
      { ...recorded, data: { ...recorded.data, basedOn: 1 } },
    ]);
  });

  it('refuses an import that was compared with an older state, or whose parts are not all there', () => {
    expect(given(catalogue, recorded).when(finish)).toEqual([imported]);
    const moved = expect.objectContaining({ code: 'plans.catalogue-moved' }) as Error;
    expect(() => given(catalogue).when(finish)).toThrow(moved);
    expect(() => given(catalogue, recorded, withdrawn).when(finish)).toThrow(moved);
  });

  it('withdraws only what is on offer, and keeps it out of every import until it is published', () => {
    const withdraw = { kind: 'withdraw', planId: 'elm-12', at } as const;
    const unknown = expect.objectContaining({ code: 'plans.unknown' }) as Error;
    expect(() => given(catalogue).when(withdraw)).toThrow(unknown);
    expect(given(catalogue, recorded, imported).when(withdraw)).toEqual([withdrawn]);
    expect(() => given(catalogue, recorded, imported, withdrawn).when(withdraw)).toThrow(unknown);
    expect(after(recorded, imported, withdrawn).listings.get('elm-12')).toEqual({
      digest: null,
      source: 'north',
    });
  });

  it('takes a published plan out of the hands of its list', () => {
    const publish = { kind: 'publish', planId: 'elm-12', digest: 'b', at } as const;
    const published: CatalogueEvent = {
      type: 'energy.plan-published.v1',
      data: { planId: 'elm-12', digest: 'b', publishedAt: at },
    };
    expect(given(catalogue, recorded, imported).when(publish)).toEqual([published]);
    expect(given(catalogue, recorded, imported, published).when(publish)).toEqual([]);
    expect(after(recorded, imported, published).listings.get('elm-12')).toEqual({
      digest: 'b',
      source: 'own',
    });
  });
});
