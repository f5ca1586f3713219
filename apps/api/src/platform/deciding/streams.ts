import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import { StreamNotFound, WrongExpectedRevision } from '../event-store/errors.js';
import { eventIdFor } from '../event-store/event-id.js';
import type { EventMetadata, EventStore, Position, RecordedEvent } from '../event-store/event-store.js';
import { START } from '../event-store/position.js';
import { isErased, type Sealing } from '../sealing/sealing.js';

/** Who orders, why, and under which id: the same id again has one effect. */
export interface Order extends EventMetadata {
  readonly commandId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** What a command led to; `position` lets a query wait until it is visible. */
export interface Decided<Event> {
  readonly events: readonly Event[];
  readonly position: Position;
}

interface Fact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const TRIES = 5;

/** Runs deciders over streams: load, decide, seal, append; on a conflict load and decide again. */
export class Streams {
  constructor(
    private readonly store: EventStore,
    private readonly sealing: Sealing,
  ) {}

  /** Throws what the decider refuses with, or `WrongExpectedRevision` after five lost races. */
  async decide<State, Command, Event extends Fact>(
    decider: Decider<State, Command, Event>,
    streamId: string,
    command: Command extends Stamped<infer Plain> ? Plain : never,
    order: Order,
  ): Promise<Decided<Event>> {
    for (let attempt = 1; ; attempt += 1) {
      const loaded = await this.load(decider, streamId);
      // Stamping adds exactly the field that `Stamped` adds; the conditional type hides that from the compiler.
      const stamped = { ...(command as object), at: order.at } as Command;
      const events = decider.decide(stamped, loaded.state);
      if (events.length === 0) return { events, position: loaded.position };
      try {
        const sealed = await Promise.all(
          events.map((event, index) =>
            this.sealing.seal({
              ...event,
              id: eventIdFor(order.commandId, index),
              metadata: metadataOf(order),
            }),
          ),
        );
        const { position } = await this.store.appendToStream(streamId, sealed, {
          expectedRevision: loaded.revision ?? 'no_stream',
        });
        return { events, position };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision) || attempt >= TRIES) throw error;
      }
    }
  }

  /** The id of a stream's first event, undefined for a stream that never was. */
  async firstEventId(streamId: string): Promise<string | undefined> {
    try {
      for await (const { id } of this.store.readStream(streamId, { maxCount: 1 })) return id;
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return undefined;
  }

  /** The state of a stream as its decider sees it. Throws `erased` when what it holds was sealed for good. */
  async load<State, Command, Event extends Fact>(
    decider: Decider<State, Command, Event>,
    streamId: string,
  ): Promise<{ readonly state: State; readonly revision: bigint | undefined; readonly position: Position }> {
    let { initial: state } = decider;
    let last: RecordedEvent | undefined;
    try {
      for await (const recorded of this.store.readStream(streamId)) {
        const { type, data } = await this.sealing.open(recorded);
        if (Object.values(data).some(isErased)) throw erased();
        // The log holds only what this decider's schema let in; reading it again costs a parse for nothing.
        state = decider.evolve(state, { type, data } as unknown as Event);
        last = recorded;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return { state, revision: last?.streamRevision, position: last?.position ?? START };
  }
}

function erased(): DomainError {
  return new DomainError(
    'erased',
    'This was erased at the wish of the person it was about.',
    {},
    'not-found',
  );
}

function metadataOf({ actor, role, correlationId, causationId }: Order): EventMetadata {
  return { actor, role, correlationId, causationId };
}
