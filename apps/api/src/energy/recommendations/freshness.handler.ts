import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import { digestOf } from '#api/platform/digest';
import { OwnRows } from '#api/platform/reading/own-rows';
import type {
  FreshnessView,
  RecommendationView,
} from '#projections/energy/recommendation/recommendation.view';
import { ownRecommendation } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { FreshnessQuery } from './recommendations.queries.js';
import { ScoringRun } from './scoring-run.js';
import { StatedHome } from './stated-home.js';

type Issued = Pick<RecommendationView, 'issuedAt' | 'body'>;

/** Finds whether data, answers or prices have changed since a recommendation. */
@QueryHandler(FreshnessQuery)
export class FreshnessHandler implements IQueryHandler<FreshnessQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly home: StatedHome,
    private readonly scoring: ScoringRun,
  ) {}

  async execute({ principal, recommendationId, after }: FreshnessQuery): Promise<FreshnessView> {
    const wanted = ownRecommendation(principal, recommendationId);
    await this.rows.caughtUp(this.models.usageYear, after);
    const issued = await this.rows.get(this.models.recommendation, wanted);
    const facts = await this.home.now(principal);
    const { body } = issued;
    const now = await this.scoring.basis({ householdId: principal.householdId, ...facts }, body.today);
    const changed: FreshnessView['changed'] = [];
    if (await this.hasNewerUsage(principal, issued)) changed.push('usage');
    if (now.household !== body.inputs.household) changed.push('answers');
    // Compares the coverage and not the catalogue's revision, which changes with the lists of every market.
    else if (digestOf(now.coverage) !== digestOf(body.coverage)) changed.push('prices');
    return { changed };
  }

  /** Whether an upload came in afterwards; a recommendation may rest on an older one that was named. */
  private async hasNewerUsage({ householdId }: Principal, { issuedAt, body }: Issued): Promise<boolean> {
    const where = { field: 'householdId', equals: householdId } as const;
    const [key] = await this.models.usageYear.newestKeys({ where, limit: 1 });
    const latest = key === undefined ? undefined : await this.models.usageYear.get(key);
    return latest !== undefined && latest.importedAt > issuedAt && latest.digest !== body.inputs.usage;
  }
}
