import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { updateHousehold } from '../households/households.handlers.js';
import { homePlace } from '#domain/energy/households/places/home-place';
import { streamOfHousehold } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import { digestOf } from '#api/platform/digest';
import { eventIdFor } from '#api/platform/event-store/port/event-id';
import { household } from '#domain/energy/households/households.decider';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { DomainError } from '#domain/shared/domain-error';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import { IssuedBefore } from './issued-before.js';
import type { RecommendationRequest } from './recommendations.commands.js';
import { GenerateRecommendation } from './recommendations.commands.js';
import type { HomeFacts } from '#domain/energy/plans/scoring-input-of';
import { ScoringRun } from './scoring-run.js';
import { UsageChoice } from './usage-choice.js';

/**
 * Nine steps in one call: check the request, know the home, find its power, price every plan, weigh them,
 * compare with staying, flag risks, issue the recommendation, have it explained (a policy does, afterwards).
 */
@CommandHandler(GenerateRecommendation)
export class GenerateRecommendationHandler implements ICommandHandler<GenerateRecommendation> {
  constructor(
    private readonly streams: Streams,
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
    const commandId =
      idempotencyKey === undefined
        ? stamp.commandId
        : `generate/${householdId}/${idempotencyKey}/${digestOf(request)}`;
    const recommendationId = eventIdFor(`${householdId}/${idempotencyKey ?? stamp.commandId}`, 0);
    if (idempotencyKey !== undefined) {
      const known = await this.before.find({
        householdId,
        recommendationId,
        firstEventId: eventIdFor(commandId, 0),
      });
      if (known !== undefined) return known;
    }
    const stamped = { ...stamp, commandId };
    const facts = await this.homeFacts(householdId, request, stamped);
    const chosen = await this.usage.choose(principal, request.usage, {
      stamp: stamped,
      zone: facts.place.zone,
    });
    const run = await this.scoring.run(facts, chosen, stamp.at);
    return this.before.issue({
      householdId,
      recommendationId,
      run,
      preferences: facts.preferences,
      stamp: stamped,
    });
  }

  /** What the request says of the home is kept as if it had been said on the pages. */
  private async homeFacts(
    householdId: string,
    request: RecommendationRequest,
    stamp: Stamp,
  ): Promise<HomeFacts> {
    const step = (name: string): Stamp => ({ ...stamp, commandId: `${stamp.commandId}/${name}` });
    const say = (command: Parameters<typeof updateHousehold>[2], name: string) =>
      updateHousehold(this.streams, householdId, command, step(name));
    if (request.place !== undefined) {
      await say({ kind: 'set-place', place: homePlace(request.place) }, 'place');
    }
    if (request.currentPlan !== undefined) {
      await say({ kind: 'describe-current-plan', currentPlan: request.currentPlan }, 'current-plan');
    }
    if (request.preferences !== undefined) {
      await say({ kind: 'set-preferences', preferences: request.preferences }, 'preferences');
    }
    const { state } = await this.streams.load(household, streamOfHousehold(householdId));
    if (state.place === null) {
      throw new DomainError(
        'recommendations.no-place',
        'We do not know where the home is. Send its postcode as "place", or enter it on the plan page.',
        {},
        'conflict',
      );
    }
    return {
      place: state.place,
      currentPlan: state.currentPlan,
      preferences: state.preferences ?? DEFAULT_PREFERENCES,
    };
  }
}
