import { Inject, Injectable } from '@nestjs/common';
import { OneAtATime } from '#api/platform/deciding/one-at-a-time';
import { digestOf } from '#api/platform/digest';
import { StreamNotFound } from '#api/platform/event-store/port/errors';
import type { Position, RecordedEvent } from '#api/platform/event-store/port/event-store';
import { comparePositions, START } from '#api/platform/event-store/port/position';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { CatalogueState, Listing } from '#domain/energy/plans/catalogue/catalogue.decider';
import { catalogue } from '#domain/energy/plans/catalogue/catalogue.decider';
import type { CatalogueEvent } from '#domain/energy/plans/catalogue/catalogue.events';
import type { Plan } from '#domain/energy/plans/plan';
import { CATALOGUE_STREAM } from '../streams.js';
import { PlanEditions } from './plan-editions.js';
import type { PlacedEdition } from './plans.queries.js';

/** The catalogue's state after some of its events. */
export interface CatalogueAt {
  readonly state: CatalogueState;
  /** Position of the last event that changed what is on offer. */
  readonly position: Position;
  /** Number of its events so far. */
  readonly events: bigint;
}

/** What the catalogue said of one plan from a position on. */
interface PlanMoment {
  readonly position: Position;
  readonly at: string;
  /** The edition on offer; null if there was none any more. */
  readonly digest: string | null;
  readonly source: string;
}

const PAGE = 50;
const EMPTY: CatalogueAt = { state: catalogue.initial, position: START, events: 0n };

/** The catalogue in memory, folded on from its own events; unchanged plans are kept from one edition to the next. */
@Injectable()
export class Catalogue {
  private readonly turns = new OneAtATime();
  private latest = EMPTY;
  private kept: PlacedEdition | undefined;
  private plansByDigest: ReadonlyMap<string, Plan> = new Map();

  constructor(
    private readonly editions: PlanEditions,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store'>,
  ) {}

  /** Everything on offer now, or at an earlier log position. */
  async edition(position?: Position): Promise<PlacedEdition> {
    if (position !== undefined) return this.earlier(position);
    const now = await this.now();
    if (this.kept?.position === now.position) return this.kept;
    return this.turns.take('edition', async () => {
      const latest = await this.now();
      if (this.kept?.position === latest.position) return this.kept;
      const edition = await this.editionOf(latest);
      this.plansByDigest = new Map(
        [...offered(latest.state.listings)].flatMap(([planId, digest]) => {
          const plan = edition.byId.get(planId);
          return plan === undefined ? [] : [[digest, plan] as const];
        }),
      );
      this.kept = edition;
      return edition;
    });
  }

  /** A plan as listed at a log position; undefined if it was not listed by then. */
  async planAt(planId: string, position: Position): Promise<Plan | undefined> {
    const { state } = await this.at(position);
    const digest = state.listings.get(planId)?.digest;
    if (digest == null) return undefined;
    return this.plansByDigest.get(digest) ?? (await this.editions.get([digest])).get(digest);
  }

  /** What the catalogue said of a plan, change by change, newest first. */
  async editionsOf(planId: string): Promise<readonly PlanMoment[]> {
    const moments: PlanMoment[] = [];
    let state = catalogue.initial;
    for await (const event of this.eventsFrom(0n)) {
      const before = state.listings.get(planId);
      state = catalogue.evolve(state, event as unknown as CatalogueEvent); // as in `foldedOn`
      const after = state.listings.get(planId);
      if (before?.digest === after?.digest && before?.source === after?.source) continue;
      const { position, metadata } = event;
      const source = after?.source ?? before?.source ?? '';
      moments.push({ position, at: metadata.recordedAt, digest: after?.digest ?? null, source });
    }
    return moments.reverse();
  }

  /** The state now: what of the log is new is folded on to what is known. */
  now(): Promise<CatalogueAt> {
    return this.turns.take('state', async () => {
      this.latest = await this.foldedOn(this.latest);
      return this.latest;
    });
  }

  /** The state as it was at a log position. */
  async at(position: Position): Promise<CatalogueAt> {
    const now = await this.now();
    return comparePositions(now.position, position) <= 0 ? now : this.foldedOn(EMPTY, position);
  }

  private async earlier(position: Position): Promise<PlacedEdition> {
    const then = await this.at(position);
    return this.kept?.position === then.position ? this.kept : this.editionOf(then);
  }

  private async foldedOn(from: CatalogueAt, until?: Position): Promise<CatalogueAt> {
    let { state, position, events } = from;
    for await (const event of this.eventsFrom(events)) {
      if (until !== undefined && comparePositions(event.position, until) > 0) break;
      const { changes } = state;
      // The log holds only events that passed their schema.
      state = catalogue.evolve(state, event as unknown as CatalogueEvent);
      if (state.changes !== changes) position = event.position;
      events += 1n;
    }
    return { state, position, events };
  }

  /** In short pages, because one event can hold thousands of changes. */
  private async *eventsFrom(fromRevision: bigint): AsyncIterable<RecordedEvent> {
    try {
      for (let next = fromRevision; ; next += BigInt(PAGE)) {
        let read = 0;
        const page = { fromRevision: next, maxCount: PAGE };
        for await (const event of this.platform.store.readStream(CATALOGUE_STREAM, page)) {
          read += 1;
          yield event;
        }
        if (read < PAGE) return;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
  }

  private async editionOf({ state, position }: CatalogueAt): Promise<PlacedEdition> {
    const digests = offered(state.listings);
    const missing = [...digests.values()].filter((digest) => !this.plansByDigest.has(digest));
    const fresh = await this.editions.get(missing);
    const byId = new Map<string, Plan>();
    for (const planId of [...digests.keys()].sort()) {
      const digest = digests.get(planId) ?? '';
      const plan = this.plansByDigest.get(digest) ?? fresh.get(digest);
      if (plan === undefined)
        throw new Error(`The catalogue lists ${planId}, whose facts were never recorded.`);
      byId.set(planId, plan);
    }
    return { revision: revisionOf(state.listings), position, plans: [...byId.values()], byId };
  }
}

/** The editions on offer, by plan. */
export function offered(listings: ReadonlyMap<string, Listing>): ReadonlyMap<string, string> {
  return new Map(
    [...listings].flatMap(([planId, { digest }]) => (digest === null ? [] : [[planId, digest] as const])),
  );
}

/** The catalogue's revision: a digest of all plans on offer. */
export function revisionOf(listings: ReadonlyMap<string, Listing>): string {
  return digestOf([...offered(listings)].map(([planId, digest]) => `${planId} ${digest}`).sort());
}
