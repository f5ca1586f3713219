import { Inject, Injectable } from '@nestjs/common';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';
import { comparePositions } from '#api/platform/event-store/port/position';
import { asHandled } from '#api/platform/following/projection-follower';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { changesOf, fold } from '#projections/shared/fold';
import type { HomeAsOfView } from '#projections/trust/home-as-of/home-as-of.view';
import { TrailStore } from '../trail.store.js';
import { hadHappened } from './moment.js';
import { readable } from './readable.js';

/** The read models of one home, folded from its events alone. */
export interface HomeState extends Pick<HomeAsOfView, 'position' | 'recordedAt' | 'models'> {
  readonly events: number;
}

/** Read models of this context tell who looked at a home and what is counted, not what the home was. */
const OURS = 'trust.';

/** Folds a home's events, up to a moment, through the very projections that its pages read. */
@Injectable()
export class HomeAsOf {
  constructor(
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store' | 'sealing' | 'contexts'>,
    private readonly trail: TrailStore,
  ) {}

  /** The home with its sealed fields opened; record the read first. */
  async at(householdId: string, moment: string | undefined): Promise<HomeState> {
    const events = (await this.eventsOf(householdId)).filter(hadHappened(moment));
    const last = events.at(-1);
    return {
      events: events.length,
      position: last?.position ?? null,
      recordedAt: last?.metadata.recordedAt ?? null,
      models: await this.fold(events),
    };
  }

  /** Every event that the trail knows of the home, and of the streams they stand in, in the order of the log. */
  private async eventsOf(householdId: string): Promise<readonly RecordedEvent[]> {
    const found = new Map<string, RecordedEvent>();
    let before: string | undefined;
    for (const { position } of await this.trail.positionsOf(householdId)) {
      if (!found.has(position)) {
        const event = await this.trail.eventAt(position, before);
        for await (const one of this.platform.store.readStream(event.streamId)) found.set(one.position, one);
      }
      before = position;
    }
    return [...found.values()].sort((a, b) => comparePositions(a.position, b.position));
  }

  private async fold(events: readonly RecordedEvent[]): Promise<HomeAsOfView['models']> {
    const models: HomeAsOfView['models'] = [];
    for (const projection of this.platform.contexts.flatMap(({ projections }) => projections)) {
      if (projection.name.startsWith(OURS)) continue;
      const changes = changesOf(projection, asHandled(events));
      const rows: { key: string; row: unknown }[] = [];
      for (const [key, { row }] of fold(changes, new Map()))
        if (row !== undefined) rows.push({ key, row: readable(await this.platform.sealing.openValue(row)) });
      if (rows.length > 0) models.push({ name: projection.name, rows });
    }
    return models;
  }
}
