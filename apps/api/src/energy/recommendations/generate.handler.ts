import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { eventIdFor } from '#api/platform/event-store/port/event-id';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import { IssuedBefore } from './issued-before.js';
import { GenerateRecommendation } from './recommendations.commands.js';
import { ScoringRun } from './scoring-run.js';
import { StatedHome } from './stated-home.js';
import { UsageChoice } from './usage-choice.js';

/**
 * Nine steps in one call: check the request, find the home, find its usage, price every plan, rank them,
 * compare with staying, flag risks, issue the recommendation, and have it explained (by a policy, afterwards).
 */
@CommandHandler(GenerateRecommendation)
export class GenerateRecommendationHandler implements ICommandHandler<GenerateRecommendation> {
  constructor(
    private readonly home: StatedHome,
    private readonly before: IssuedBefore,
    private readonly usage: UsageChoice,
    private readonly scoring: ScoringRun,
  ) {}

  async execute({
    principal,
    request,
    idempotencyKey,
    stamp,
  }: GenerateRecommendation): Promise<RecommendationView> {
    const { householdId } = principal;
    const asked = { request, idempotencyKey };
    const { commandId, recommendationId } = await this.before.idsOf(householdId, asked, stamp);
    if (idempotencyKey !== undefined) {
      const known = await this.before.find({
        householdId,
        recommendationId,
        firstEventId: eventIdFor(commandId, 0),
      });
      if (known !== undefined) return known;
    }
    const stamped = { ...stamp, commandId };
    const facts = await this.home.facts(principal, request, stamped);
    const chosen = await this.usage.choose(principal, request.usage, {
      stamp: stamped,
      zone: facts.place.zone,
    });
    const run = await this.scoring.run({ householdId, ...facts }, chosen, stamp.at);
    return this.before.issue({
      householdId,
      recommendationId,
      run,
      preferences: facts.preferences,
      stamp: stamped,
    });
  }
}
