import { Injectable } from '@nestjs/common';
import { digestOf } from '#api/platform/digest';
import { ReadModels } from '../read-models.js';
import type { CatalogueEdition } from '#domain/energy/plans/catalogue-edition';
import type { PlanRow } from '#projections/energy/plan/plan.projection';

const MOST_PAGES = 200;

/** The catalogue in memory, read again only when its read model has changed. */
@Injectable()
export class Catalogue {
  private read: { readonly version: string; readonly edition: CatalogueEdition } | undefined;

  constructor(private readonly models: ReadModels) {}

  async edition(): Promise<CatalogueEdition> {
    const version = await this.models.plan.version();
    if (this.read?.version === version) return this.read.edition;
    const edition = editionOf(await this.rows());
    this.read = { version, edition };
    return edition;
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

function editionOf(rows: readonly PlanRow[]): CatalogueEdition {
  const plans = rows.map(({ plan }) => plan).sort((a, b) => (a.planId < b.planId ? -1 : 1));
  return {
    revision: digestOf(rows.map(({ planId, digest }) => `${planId} ${digest}`).sort()),
    plans,
    byId: new Map(plans.map((plan) => [plan.planId, plan])),
  };
}
