import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { HouseholdCommand } from '#domain/energy/households/households.commands';
import { household } from '#domain/energy/households/households.decider';
import { homeFacts } from '#domain/energy/engine';
import type { HomeFacts } from '#domain/energy/plans/scoring-input-of';
import { DomainError } from '#domain/shared/domain-error';
import { SetPlace, UpdateHousehold } from '../households/households.commands.js';
import { streamOfHousehold } from '../streams.js';
import type { RecommendationRequest } from './recommendations.commands.js';

/** The home of a request, as its people described it. */
@Injectable()
export class StatedHome {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
  ) {}

  /** Saves the request's facts about the home, as if they had been entered on the pages, and returns the home. */
  async facts(principal: Principal, request: RecommendationRequest, stamp: Stamp): Promise<HomeFacts> {
    const step = (name: string): Stamp => ({ ...stamp, commandId: `${stamp.commandId}/${name}` });
    const say = (command: HouseholdCommand, name: string) =>
      this.commands.execute(new UpdateHousehold(principal, command, step(name)));
    if (request.place !== undefined) {
      await this.commands.execute(new SetPlace(principal, request.place, step('place')));
    }
    if (request.currentPlan !== undefined) {
      await say({ kind: 'describe-current-plan', currentPlan: request.currentPlan }, 'current-plan');
    }
    if (request.preferences !== undefined) {
      await say({ kind: 'set-preferences', preferences: request.preferences }, 'preferences');
    }
    return this.now(principal);
  }

  /** The home as stated so far. Refuses while its place is unknown. */
  async now({ householdId }: Principal): Promise<HomeFacts> {
    const { state } = await this.streams.load(household, streamOfHousehold(householdId));
    if (state.place === null) {
      throw new DomainError(
        'recommendations.no-place',
        'We don’t know where the home is. Enter its postcode on the plan page, or send it as "place".',
        {},
        'conflict',
      );
    }
    return homeFacts({ ...state, place: state.place });
  }
}
