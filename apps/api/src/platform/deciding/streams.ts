import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { Decider, Fold, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import {
  IdempotencyMismatch,
  InvalidEvent,
  StreamNotFound,
  WrongExpectedRevision,
} from '../event-store/port/errors.js';
import { eventIdFor } from '../event-store/port/event-id.js';
import { BUILD } from '../build.js';
import type { EventMetadata } from '../event-store/port/event-metadata.js';
import type { EventStore, Position, RecordedEvent } from '../event-store/port/event-store.js';
import { START } from '../event-store/port/position.js';
import { stopWhenLate } from '../deadline.js';
import type { Sealing } from '../sealing/sealing.js';
import { holdsErased } from '../sealing/holds-erased.js';
import { OneAtATime } from './one-at-a-time.js';

/** Where a request came from: personal, so it is sealed for `subject` and erased with it. */
export interface Client {
  readonly subject: string;
  readonly ip: string;
  readonly userAgent: string;
}

/** Who sends a command, when, why, and under which id; the same id has one effect. */
export interface Stamp extends Omit<EventMetadata, 'commandType' | 'build' | 'client'> {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly client?: Client;
}

/** The events that a command led to; `position` lets a query wait until they are visible. */
export interface Decided<Event> {
  readonly events: readonly Event[];
  readonly position: Position;
}

interface Fact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The event that caused something, and the request that began the chain. */
export interface Cause {
  readonly eventId: string;
  readonly correlationId: string;
}

const TRIES = 10;
const MOST_PLACES = 5;
/** Authenticated with a sealed client, so that it cannot pass for another field. */
const CLIENT_FIELD = 'metadata.client';
/** Longest random pause, so that processes that lost the same race retry at different moments. */
const LONGEST_PAUSE_MS = 20;

/**
 * Runs deciders over streams: load, decide, seal, append; on a conflict load and decide again. Commands to one
 * stream take turns within this process, so that they only ever race with those of other processes.
 */
export class Streams {
  private readonly turns = new OneAtATime();

  constructor(
    private readonly store: EventStore,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Runs one command. The same command again returns its earlier events and changes nothing. Throws the decider's
   * refusals, or `WrongExpectedRevision` after ten lost races.
   */
  decide<State, Command, Event extends Fact>(
    decider: Decider<State, Command, Event>,
    streamId: string,
    command: Command extends Stamped<infer Plain> ? Plain : never,
    stamp: Stamp,
  ): Promise<Decided<Event>> {
    return this.turns.take(streamId, () => this.decideInTurn(decider, streamId, command, stamp));
  }

  private async decideInTurn<State, Command, Event extends Fact>(
    decider: Decider<State, Command, Event>,
    streamId: string,
    command: Command extends Stamped<infer Plain> ? Plain : never,
    stamp: Stamp,
  ): Promise<Decided<Event>> {
    for (let attempt = 1; ; attempt += 1) {
      const loaded = await this.load(decider, streamId, stamp.commandId);
      if (loaded.before.length > 0) return { events: loaded.before, position: loaded.position };
      // Adds exactly the field that `Stamped` adds; the conditional type hides that from the compiler.
      const stamped = { ...(command as object), at: stamp.at } as Command;
      const events = decider.decide(stamped, loaded.state);
      if (events.length === 0) return { events, position: loaded.position };
      const checked = events.map((event) => asItsSchemaSays(decider.event, event));
      try {
        const sealed = await Promise.all(
          checked.map(async (event, index) => {
            const id = eventIdFor(stamp.commandId, index);
            const metadata = await this.metadataOf(stamp, id, typeOf(streamId, command));
            return this.sealing.seal({ ...event, id, metadata });
          }),
        );
        stopWhenLate();
        const { position } = await this.store.appendToStream(streamId, sealed, {
          expectedRevision: loaded.revision ?? 'no_stream',
        });
        return { events, position };
      } catch (error) {
        if (error instanceof IdempotencyMismatch) {
          const position = await this.positionOf(streamId, eventIdFor(stamp.commandId, 0));
          if (position !== undefined) return { events: [], position };
        }
        if (!(error instanceof WrongExpectedRevision) || attempt >= TRIES) throw error;
        await pause(Math.random() * LONGEST_PAUSE_MS * attempt);
      }
    }
  }

  private async metadataOf(
    { at: _at, client, ...known }: Stamp,
    eventId: string,
    commandType: string,
  ): Promise<EventMetadata> {
    const metadata = { ...known, commandType, build: BUILD };
    if (client === undefined) return metadata;
    const { subject, ...from } = client;
    return {
      ...metadata,
      client: await this.sealing.sealFor(subject, { event: eventId, field: CLIENT_FIELD }, from),
    };
  }

  /** Position of an event that the same command led to in an earlier or simultaneous run. */
  private async positionOf(streamId: string, eventId: string): Promise<Position | undefined> {
    try {
      for await (const { id, position } of this.store.readStream(streamId))
        if (id === eventId) return position;
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return undefined;
  }

  /** The id of a stream's first event; undefined if the stream does not exist. */
  async firstEventId(streamId: string): Promise<string | undefined> {
    try {
      for await (const { id } of this.store.readStream(streamId, { maxCount: 1 })) return id;
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return undefined;
  }

  /**
   * The state of a stream by its decider or another fold, and the events that `commandId` led to before, if any.
   * Throws `erased` if the stream's subject was erased.
   */
  async load<State, Event extends Fact>(
    fold: Fold<State, Event>,
    streamId: string,
    commandId?: string,
  ): Promise<Loaded<State, Event>> {
    stopWhenLate();
    let { initial: state } = fold;
    let last: RecordedEvent | undefined;
    const before: Event[] = [];
    const latest = new Map<string, Cause>();
    const nextId = () => (commandId === undefined ? undefined : eventIdFor(commandId, before.length));
    let awaited = nextId();
    try {
      for await (const recorded of this.store.readStream(streamId)) {
        const { type, data } = fold.leavesSealed === true ? recorded : await this.sealing.open(recorded);
        if (holdsErased(data)) throw erased();
        // The log holds only events that passed their schema, so parsing them again would be wasted.
        const event = { type, data } as unknown as Event;
        state = fold.evolve(state, event);
        if (recorded.id === awaited) {
          before.push(event);
          awaited = nextId();
        }
        latest.set(type, { eventId: recorded.id, correlationId: recorded.metadata.correlationId });
        last = recorded;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return { state, before, latest, revision: last?.streamRevision, position: last?.position ?? START };
  }
}

/** A stream, folded. */
interface Loaded<State, Event> {
  readonly state: State;
  /** Events that the command led to when it came before. */
  readonly before: readonly Event[];
  /** The last event of each type, as the cause of what follows. */
  readonly latest: ReadonlyMap<string, Cause>;
  readonly revision: bigint | undefined;
  readonly position: Position;
}

/**
 * The event reduced to its schema's fields: a field without a sealing rule would be stored in clear for good.
 * The error names the wrong places but never their values, which may be personal.
 */
function asItsSchemaSays<Event extends Fact>(schema: z.ZodType<Event>, event: Event): Event {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues
    .map(({ path, code }) => `${path.join('.')} (${code})`)
    .slice(0, MOST_PLACES);
  throw new InvalidEvent('An event is not what its schema says.', { type: event.type, places });
}

function erased(): DomainError {
  return new DomainError(
    'erased',
    'This was erased at the request of the person it was about.',
    {},
    'not-found',
  );
}

/** `energy.household.set-place`: the stream's category, and the kind of command where it has several. */
function typeOf(streamId: string, command: unknown): string {
  const category = streamId.slice(0, streamId.indexOf('-'));
  const kind =
    typeof command === 'object' && command !== null && 'kind' in command ? command.kind : undefined;
  return typeof kind === 'string' ? `${category}.${kind}` : category;
}
