import { Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';

export class HouseholdQuery extends Query<HouseholdView> {
  constructor(
    readonly principal: Principal,
    readonly after: string | undefined,
  ) {
    super();
  }
}

export class PlaceQuery extends Query<PlaceView> {
  constructor(readonly postcode: string) {
    super();
  }
}
