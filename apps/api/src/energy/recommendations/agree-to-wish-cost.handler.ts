import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { digestOf } from '#api/platform/digest';
import { OwnRows } from '#api/platform/reading/own-rows';
import { MOST_AGREED_COST } from '#domain/energy/households/households.events';
import { DomainError } from '#domain/shared/domain-error';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { UpdateHousehold } from '../households/households.commands.js';
import { ownRecommendation } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { AgreeToWishCost } from './recommendations.commands.js';
import { StatedHome } from './stated-home.js';

/** Saves the person's consent to a dearer plan, with the amount that they were shown, in their preferences. */
@CommandHandler(AgreeToWishCost)
export class AgreeToWishCostHandler implements ICommandHandler<AgreeToWishCost> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly home: StatedHome,
    private readonly commands: CommandBus,
  ) {}

  /** Whole currency units, rounded up as on the page, since tomorrow's prices may differ by cents. */
  async execute({ principal, recommendationId, stamp }: AgreeToWishCost): Promise<AcceptedView> {
    const wanted = ownRecommendation(principal, recommendationId);
    const { body } = await this.rows.get(this.models.recommendation, wanted);
    const { wish } = body.verdict;
    if (wish?.needsConsent !== true) {
      throw refusal('recommendations.no-wish-cost', 'Nothing in this recommendation needs your consent.');
    }
    const cost = Math.ceil(Number(wish.costPerYear));
    if (cost > MOST_AGREED_COST) {
      throw refusal(
        'recommendations.wish-too-dear',
        `Wishes may cost at most ${String(MOST_AGREED_COST)} a year over staying. Lower them and try again.`,
      );
    }
    const { preferences } = await this.home.now(principal);
    if (digestOf(preferences.wishes) !== digestOf(body.preferences.wishes)) {
      throw refusal(
        'recommendations.wishes-changed',
        'You have changed your wishes since. Update the results first.',
      );
    }
    const command = {
      kind: 'set-preferences',
      preferences: { ...preferences, agreedToCost: String(cost) },
    } as const;
    return this.commands.execute(new UpdateHousehold(principal, command, stamp));
  }
}

function refusal(code: string, words: string): DomainError {
  return new DomainError(code, words, {}, 'conflict');
}
