import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { OwnRows } from '../own-row.js';
import { ReadModels } from '../read-models.js';
import type { HomePlace } from '#domain/energy/households/households.events';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { findPlace } from '#domain/energy/households/places/find-place';
import { householdProjection } from '#projections/energy/household/household.projection';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { HouseholdQuery, PlaceQuery } from './household.orders.js';

@QueryHandler(HouseholdQuery)
export class HouseholdHandler implements IQueryHandler<HouseholdQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  /** A visitor who has not said anything yet has an empty home. */
  async execute({ householdId, after }: HouseholdQuery): Promise<HouseholdView> {
    await this.rows.caughtUp(householdProjection.name, after);
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
