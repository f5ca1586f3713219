import { Command, Query } from '@nestjs/cqrs';
import type { Order } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import type { HouseholdCommand, SetPlace } from '#domain/energy/households/households.commands';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';

/** An order to a home that needs no look-up. */
export class HouseholdOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly command: HouseholdCommand,
    readonly order: Order,
  ) {
    super();
  }
}

/** Says where a home is; the postcode is looked up in the table of places. */
export class SetPlaceOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly place: SetPlace,
    readonly order: Order,
  ) {
    super();
  }
}

/** Destroys a home's key, so that nothing personal of it can be read again. */
export class EraseHouseholdOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly order: Order,
  ) {
    super();
  }
}

export class HouseholdQuery extends Query<HouseholdView> {
  constructor(
    readonly householdId: string,
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
