import { Command } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { HouseholdCommand, StatedPlace } from '#domain/energy/households/households.commands';

/** A command to a home that needs no look-up. */
export class UpdateHousehold extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly command: HouseholdCommand,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Sets where a home is; the postcode is looked up in the table of places. */
export class SetPlace extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly place: StatedPlace,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Destroys a home's key, so that nothing personal of it can be read again. */
export class EraseHousehold extends Command<AcceptedView> {
  constructor(
    readonly principal: Pick<Principal, 'householdId'>,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
