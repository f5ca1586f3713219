import type { EventMetadata } from '#api/platform/event-store/port/event-metadata';
import type { EventStore } from '#api/platform/event-store/port/event-store';
import type { ImportCounts } from '#domain/energy/plans/catalogue/catalogue.events';
import { CatalogueEvent } from '#domain/energy/plans/catalogue/catalogue.events';
import { DomainError } from '#domain/shared/domain-error';

/** One change of the catalogue: an import, or one plan published or withdrawn by hand. */
export interface CatalogueMoment {
  /** Log position: the catalogue can be brought back to how it was here. */
  readonly position: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly kind: string };
  readonly reason: string | null;
  readonly what: 'imported' | 'published' | 'withdrawn';
  /** The list, or the plan. */
  readonly subject: string;
  readonly counts: ImportCounts | null;
  /** The catalogue's revision afterwards, where the event holds it. */
  readonly revision: string | null;
}

const TYPES: readonly CatalogueEvent['type'][] = [
  'energy.catalogue-imported.v1',
  'energy.plan-published.v1',
  'energy.plan-withdrawn.v1',
];
const MOST_SEARCHED = 1_000;
const SHORTEST_REVISION = 8;

/** The latest changes of the catalogue, newest first. */
export async function catalogueHistory(
  store: Pick<EventStore, 'readAll'>,
  limit: number,
): Promise<readonly CatalogueMoment[]> {
  const moments: CatalogueMoment[] = [];
  const read = { direction: 'backwards', filter: { types: TYPES }, maxCount: limit } as const;
  for await (const { type, data, position, metadata } of store.readAll(read)) {
    const common = {
      ...{ position, at: metadata.recordedAt, actor: actorOf(metadata), reason: metadata.reason ?? null },
      ...{ counts: null, revision: null },
    };
    const event = CatalogueEvent.parse({ type, data });
    switch (event.type) {
      case 'energy.catalogue-imported.v1': {
        const { source: subject, counts, revisionAfter: revision } = event.data;
        moments.push({ ...common, what: 'imported', subject, counts, revision });
        break;
      }
      case 'energy.plan-published.v1':
        moments.push({ ...common, what: 'published', subject: event.data.planId });
        break;
      case 'energy.plan-withdrawn.v1':
        moments.push({ ...common, what: 'withdrawn', subject: event.data.planId });
        break;
      case 'energy.catalogue-changes-recorded.v1':
        break;
    }
  }
  return moments;
}

/** Who is behind a change: a job applies what somebody confirmed. */
function actorOf({
  actor,
  onBehalfOf,
}: Pick<EventMetadata, 'actor' | 'onBehalfOf'>): CatalogueMoment['actor'] {
  return onBehalfOf === undefined ? actor : { id: onBehalfOf, kind: 'account' };
}

/** The position that a person names: by itself, or by the beginning of a revision. Throws `plans.unknown-revision`. */
export async function positionNamed(store: Pick<EventStore, 'readAll'>, named: string): Promise<string> {
  const moments = await catalogueHistory(store, MOST_SEARCHED);
  const found = moments.find(
    ({ position, revision }) =>
      position === named || (named.length >= SHORTEST_REVISION && revision?.startsWith(named) === true),
  );
  if (found !== undefined) return found.position;
  throw new DomainError(
    'plans.unknown-revision',
    `No change of the catalogue left it at "${named}". Name a position or a revision of its history.`,
    {},
    'not-found',
  );
}
