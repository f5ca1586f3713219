import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import { digestOf } from '#api/platform/digest';
import { OwnRows } from '#api/platform/reading/own-rows';
import { Sealing } from '#api/platform/sealing/sealing';
import type { HomeFacts } from '#domain/energy/plans/scoring-input-of';
import { coverageOf } from '#domain/energy/plans/cover-plans';
import { offeredAt } from '#domain/energy/plans/plan';
import type {
  FreshnessView,
  RecommendationView,
} from '#projections/energy/recommendation/recommendation.view';
import { MISSING_RECOMMENDATION } from '../missing.js';
import { CatalogueQuery } from '../plans/plans.queries.js';
import { ReadModels } from '../read-models.js';
import { FreshnessQuery } from './recommendations.queries.js';
import { StatedHome } from './stated-home.js';

type Issued = Pick<RecommendationView, 'issuedAt' | 'body'>;

/** Tells a recommendation that newer data, other answers or newer prices have overtaken. */
@QueryHandler(FreshnessQuery)
export class FreshnessHandler implements IQueryHandler<FreshnessQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly queries: QueryBus,
    private readonly home: StatedHome,
    private readonly sealing: Sealing,
  ) {}

  async execute({ principal, recommendationId: key, after }: FreshnessQuery): Promise<FreshnessView> {
    const wanted = { key, owner: { householdId: principal.householdId }, missing: MISSING_RECOMMENDATION };
    await this.rows.caughtUp(this.models.usageYear, after);
    const issued = await this.rows.get(this.models.recommendation, wanted);
    const facts = await this.home.now(principal);
    const changed: FreshnessView['changed'] = [];
    if (await this.hasNewerUsage(principal, issued)) changed.push('usage');
    if ((await this.sealing.digest(principal.householdId, facts)) !== issued.body.inputs.household)
      changed.push('answers');
    else if (await this.hasOtherPrices(facts, issued)) changed.push('prices');
    return { changed };
  }

  /** An older upload may be asked for by name, so only what came in afterwards counts. */
  private async hasNewerUsage({ householdId }: Principal, { issuedAt, body }: Issued): Promise<boolean> {
    const where = { field: 'householdId', equals: householdId } as const;
    const [key] = await this.models.usageYear.newestKeys({ where, limit: 1 });
    const latest = key === undefined ? undefined : await this.models.usageYear.get(key);
    return latest !== undefined && latest.importedAt > issuedAt && latest.digest !== body.inputs.usage;
  }

  /** The catalogue's revision moves with every market's lists; a home cares for those of its own place. */
  private async hasOtherPrices({ place }: HomeFacts, { body }: Issued): Promise<boolean> {
    const { plans } = await this.queries.execute(new CatalogueQuery());
    return digestOf(coverageOf(offeredAt(place, plans), body.today)) !== digestOf(body.coverage);
  }
}
