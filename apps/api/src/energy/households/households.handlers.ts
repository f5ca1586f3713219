import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { DomainError } from '#domain/shared/domain-error';
import { OwnRows } from '#api/platform/reading/own-rows';
import { ReadModels } from '../read-models.js';
import { streamOfHousehold } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { HouseholdCommand } from '#domain/energy/households/households.commands';
import { household } from '#domain/energy/households/households.decider';
import type { HomePlace } from '#domain/energy/households/households.events';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { findPlace } from '#domain/energy/households/places/find-place';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { homePlace } from '#domain/energy/households/places/home-place';
import { UpdateHousehold, SetPlace } from './households.commands.js';
import { HouseholdQuery, PlaceQuery } from './households.queries.js';

/** Decides the command; a visitor's first command opens the home before. */
export async function updateHousehold(
  streams: Streams,
  householdId: string,
  command: HouseholdCommand,
  stamp: Stamp,
): Promise<AcceptedView> {
  const decide = async (one: HouseholdCommand, by: Stamp): Promise<AcceptedView> => {
    const { position } = await streams.decide(household, streamOfHousehold(householdId), one, by);
    return { id: householdId, position };
  };
  // A separate command id, because event ids follow from it and the stamp's own command needs its ids.
  const open = () => decide({ kind: 'open', householdId }, { ...stamp, commandId: `open-${householdId}` });
  if (command.kind === 'open') return open();
  try {
    return await decide(command, stamp);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'households.unknown') throw error;
    await open();
    return decide(command, stamp);
  }
}

@CommandHandler(UpdateHousehold)
export class UpdateHouseholdHandler implements ICommandHandler<UpdateHousehold> {
  constructor(private readonly streams: Streams) {}

  execute({ principal: { householdId }, command, stamp }: UpdateHousehold): Promise<AcceptedView> {
    return updateHousehold(this.streams, householdId, command, stamp);
  }
}

@CommandHandler(SetPlace)
export class SetPlaceHandler implements ICommandHandler<SetPlace> {
  constructor(private readonly streams: Streams) {}

  execute({ principal: { householdId }, place, stamp }: SetPlace): Promise<AcceptedView> {
    return updateHousehold(this.streams, householdId, { kind: 'set-place', place: homePlace(place) }, stamp);
  }
}

@QueryHandler(HouseholdQuery)
export class HouseholdHandler implements IQueryHandler<HouseholdQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  /** The home; an empty one for a visitor who has said nothing yet. */
  async execute({ principal: { householdId }, after }: HouseholdQuery): Promise<HouseholdView> {
    await this.rows.caughtUp(this.models.household, after);
    const row = await this.models.household.get(householdId);
    if (row === undefined) {
      return { householdId, place: null, currentPlan: null, preferences: DEFAULT_PREFERENCES };
    }
    return { ...row, place: row.place === null ? null : withNames(row.place) };
  }
}

@QueryHandler(PlaceQuery)
export class PlaceHandler implements IQueryHandler<PlaceQuery> {
  execute({ postcode }: PlaceQuery): Promise<PlaceView> {
    return Promise.resolve(placeView(postcode));
  }
}

function placeView(postcode: string): PlaceView {
  const { deliveryUtilities, ...place } = findPlace(postcode);
  return { ...place, deliveryUtilities: deliveryUtilities.map(({ id, name }) => ({ id, name })) };
}

function withNames({ postcode, deliveryUtilityId }: HomePlace): HouseholdView['place'] {
  return { ...placeView(postcode), deliveryUtilityId };
}
