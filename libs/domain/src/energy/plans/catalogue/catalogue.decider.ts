import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { CatalogueCommand } from './catalogue.commands.js';
import type { CatalogueChange } from './catalogue.events.js';
import { BY_HAND, CatalogueEvent } from './catalogue.events.js';

/** What the catalogue says of a plan. */
export interface Listing {
  /** The edition on offer; null if the plan was withdrawn by hand and is held back. */
  readonly digest: string | null;
  readonly source: string;
}

/** State of the whole catalogue. */
export interface CatalogueState {
  /** How often it has changed. */
  readonly changes: number;
  readonly listings: ReadonlyMap<string, Listing>;
  /** What imports that are not finished have recorded. */
  readonly pending: ReadonlyMap<string, Pending>;
}

interface Pending {
  readonly basedOn: number;
  readonly parts: ReadonlyMap<number, readonly CatalogueChange[]>;
}

/**
 * Which plans are on offer. An import records its changes part by part, and they hold all at once when it ends.
 * Throws `plans.catalogue-moved` for an import that was compared with an older state.
 */
export const catalogue: Decider<CatalogueState, Stamped<CatalogueCommand>, CatalogueEvent> = {
  event: CatalogueEvent,
  initial: { changes: 0, listings: new Map(), pending: new Map() },
  decide(command, state) {
    switch (command.kind) {
      case 'record-changes': {
        const { kind: _kind, at: _at, ...data } = command;
        if (recorded(state, command)?.has(command.part) === true) return [];
        return [{ type: 'energy.catalogue-changes-recorded.v1', data }];
      }
      case 'import': {
        const { kind: _kind, basedOn, parts, at: importedAt, ...imported } = command;
        const found = recorded(state, command)?.size ?? 0;
        if (basedOn !== state.changes || found !== parts) throw catalogueMoved();
        return [{ type: 'energy.catalogue-imported.v1', data: { ...imported, importedAt } }];
      }
      case 'publish': {
        const { planId, digest, at: publishedAt } = command;
        const now = state.listings.get(planId);
        if (now?.digest === digest && now.source === BY_HAND) return [];
        return [{ type: 'energy.plan-published.v1', data: { planId, digest, publishedAt } }];
      }
      case 'withdraw': {
        const { planId, at: withdrawnAt } = command;
        const digest = state.listings.get(planId)?.digest ?? null;
        if (digest === null) throw notListed(planId);
        return [{ type: 'energy.plan-withdrawn.v1', data: { planId, digest, withdrawnAt } }];
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'energy.catalogue-changes-recorded.v1': {
        const { importId, basedOn, part, changes } = event.data;
        const parts = new Map(recorded(state, event.data)).set(part, changes);
        return { ...state, pending: new Map(state.pending).set(importId, { basedOn, parts }) };
      }
      case 'energy.catalogue-imported.v1': {
        const pending = new Map(state.pending);
        const changes = [...(pending.get(event.data.importId)?.parts.values() ?? [])].flat();
        pending.delete(event.data.importId);
        return { changes: state.changes + 1, pending, listings: listingsAfter(state.listings, changes) };
      }
      case 'energy.plan-published.v1': {
        const { planId, digest } = event.data;
        const change = { planId, digest, source: BY_HAND };
        return { ...state, changes: state.changes + 1, listings: listingsAfter(state.listings, [change]) };
      }
      case 'energy.plan-withdrawn.v1': {
        const { planId } = event.data;
        const source = state.listings.get(planId)?.source ?? BY_HAND;
        const change = { planId, digest: null, source, isHeldBack: true } as const;
        return { ...state, changes: state.changes + 1, listings: listingsAfter(state.listings, [change]) };
      }
    }
  },
};

/** The parts that an import has recorded since it was compared; those of an earlier comparison count no more. */
function recorded(
  { pending }: CatalogueState,
  { importId, basedOn }: { readonly importId: string; readonly basedOn: number },
): Pending['parts'] | undefined {
  const found = pending.get(importId);
  return found?.basedOn === basedOn ? found.parts : undefined;
}

/** What is listed after some changes. */
export function listingsAfter(
  before: CatalogueState['listings'],
  changes: readonly CatalogueChange[],
): CatalogueState['listings'] {
  const listings = new Map(before);
  for (const { planId, digest, source, isHeldBack } of changes) {
    if (digest === null && isHeldBack !== true) listings.delete(planId);
    else listings.set(planId, { digest, source });
  }
  return listings;
}

/** The refusal of an import that was compared with an older state. */
export function catalogueMoved(): DomainError {
  return new DomainError(
    'plans.catalogue-moved',
    'The catalogue has changed since this list was compared with it. Compare it again.',
    {},
    'conflict',
  );
}

function notListed(planId: string): DomainError {
  return new DomainError('plans.unknown', 'This plan is not in the catalogue.', { planId }, 'not-found');
}
