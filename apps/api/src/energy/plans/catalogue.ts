import { Inject, Injectable } from '@nestjs/common';
import { digestOf } from '#api/platform/digest';
import { StreamNotFound } from '#api/platform/event-store/port/errors';
import type { Position } from '#api/platform/event-store/port/event-store';
import { comparePositions } from '#api/platform/event-store/port/position';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { ReadModels } from '../read-models.js';
import { streamOfPlan } from '../streams.js';
import type { PlacedEdition } from './plans.queries.js';
import { Plan } from '#domain/energy/plans/plan';
import { PlanListed } from '#domain/energy/plans/plans.events';
import type { PlanRow } from '#projections/energy/plan/plan.projection';

const MOST_PAGES = 200;
const TRIES = 5;

/** The catalogue in memory, read again only when its read model has changed. */
@Injectable()
export class Catalogue {
  private read: { readonly rows: number; readonly edition: PlacedEdition } | undefined;

  constructor(
    private readonly models: ReadModels,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store'>,
  ) {}

  async edition(): Promise<PlacedEdition> {
    for (let attempt = 1; ; attempt += 1) {
      const { rows, position } = await this.models.plan.version();
      if (this.read?.rows === rows && this.read.edition.position === position) return this.read.edition;
      const edition = editionOf(await this.rows(), position);
      const after = await this.models.plan.version();
      // If plans were listed while the pages were read, the result would mix two editions.
      const hasMoved = after.rows !== rows || after.position !== position;
      if (hasMoved && attempt < TRIES) continue;
      if (hasMoved && this.read !== undefined) return this.read.edition;
      this.read = { rows, edition };
      return edition;
    }
  }

  /** A plan as listed at a log position; undefined if it was not listed by then. */
  async planAt(planId: string, position: Position): Promise<Plan | undefined> {
    const { position: now, byId } = await this.edition();
    if (now === position || !Plan.shape.planId.safeParse(planId).success) return byId.get(planId);
    let listed: Plan | undefined;
    try {
      for await (const event of this.platform.store.readStream(streamOfPlan(planId))) {
        if (comparePositions(event.position, position) > 0) break;
        listed = PlanListed.shape.data.parse(event.data).plan;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return listed;
  }

  private async rows(): Promise<readonly PlanRow[]> {
    const rows: PlanRow[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const next = await this.models.plan.list({ after: rows.at(-1)?.planId ?? '' });
      rows.push(...next);
      if (next.length < 1000) break;
    }
    return rows;
  }
}

function editionOf(rows: readonly PlanRow[], position: Position): PlacedEdition {
  const plans = rows.map(({ plan }) => plan).sort((a, b) => (a.planId < b.planId ? -1 : 1));
  return {
    revision: digestOf(rows.map(({ planId, digest }) => `${planId} ${digest}`).sort()),
    position,
    plans,
    byId: new Map(plans.map((plan) => [plan.planId, plan])),
  };
}
