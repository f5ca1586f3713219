import { StreamNotFound } from '#api/platform/event-store/port/errors';
import type { EventStore, Position, RecordedEvent } from '#api/platform/event-store/port/event-store';
import { comparePositions } from '#api/platform/event-store/port/position';
import { holdsErased } from '#api/platform/sealing/holds-erased';
import type { Sealing } from '#api/platform/sealing/sealing';
import type { z } from 'zod';
import type { StatedHome } from '#domain/energy/engine';
import { household } from '#domain/energy/households/households.decider';
import type { HouseholdEvent } from '#domain/energy/households/households.events';
import type { Recommendation } from '#domain/energy/recommendations/recommendation';
import type {
  RecommendationIssued,
  ScoringRunCompleted,
} from '#domain/energy/recommendations/recommendations.events';
import type { UsageImported } from '#domain/energy/usage/usage.events';
import { Fault } from '#domain/shared/fault';
import { streamOfHousehold, streamOfRecommendation, streamOfUpload } from '#api/energy/streams';

export type RunData = z.infer<typeof ScoringRunCompleted>['data'];
type ImportedData = Pick<z.infer<typeof UsageImported>['data'], 'digest' | 'imported'>;

/** Where recorded events are read and opened. */
export interface Log {
  readonly store: EventStore;
  readonly sealing: Sealing;
}

/** A run as it stands in the log; `body` is null once its home was erased. */
export interface RecordedRun {
  readonly run: RunData;
  readonly position: Position;
  readonly body: Recommendation | null;
}

/** The run behind a recommendation; undefined if there is none. */
export async function recordedRun(recommendationId: string, log: Log): Promise<RecordedRun | undefined> {
  let found: Pick<RecordedRun, 'run' | 'position'> | undefined;
  let body: Recommendation | null = null;
  for await (const event of eventsOf(log.store, streamOfRecommendation(recommendationId))) {
    // The log holds only events that passed their schema.
    if (event.type === 'energy.scoring-run-completed.v1')
      found = { run: event.data as unknown as RunData, position: event.position };
    if (event.type !== 'energy.recommendation-issued.v1') continue;
    const { data } = await log.sealing.open(event);
    body = holdsErased(data) ? null : (data as unknown as z.infer<typeof RecommendationIssued>['data']).body;
  }
  return found === undefined ? undefined : { ...found, body };
}

/** What a home had said up to a position, the latest first; empty once it was erased. */
export async function statedHomes(
  householdId: string,
  until: Position,
  { store, sealing }: Log,
): Promise<readonly StatedHome[]> {
  const stated: StatedHome[] = [];
  let state = household.initial;
  for await (const event of eventsOf(store, streamOfHousehold(householdId))) {
    if (comparePositions(event.position, until) > 0) break;
    const { type, data } = await sealing.open(event);
    if (holdsErased(data)) return [];
    state = household.evolve(state, { type, data } as unknown as HouseholdEvent);
    const { place, currentPlan, preferences } = state;
    if (place !== null) stated.push({ place, currentPlan, preferences });
  }
  return stated.reverse();
}

/** The conclusion that an upload ended with, from the end of its stream; undefined once its home was erased. */
export async function importedUsage(uploadId: string, log: Log): Promise<ImportedData | undefined> {
  for await (const event of eventsOf(log.store, streamOfUpload(uploadId), 'backwards')) {
    if (!/^energy\.usage-(imported|corrected)\./.test(event.type)) continue;
    const { data } = await log.sealing.open(event);
    return holdsErased(data) ? undefined : (data as unknown as ImportedData);
  }
  throw new Fault('recommendations.no-import', 'The year behind a recommendation is not in the log.', {
    uploadId,
  });
}

async function* eventsOf(
  store: EventStore,
  streamId: string,
  direction: 'forwards' | 'backwards' = 'forwards',
): AsyncIterable<RecordedEvent> {
  try {
    yield* store.readStream(streamId, { direction });
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
}
