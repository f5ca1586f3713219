import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import type { Order } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import { household } from '#domain/energy/households/household.decider';
import type { HouseholdCommand } from '#domain/energy/households/households.commands';
import { streamOfHousehold } from '../streams.js';
import { homePlace } from './home-place.js';
import { HouseholdOrder, SetPlaceOrder } from './household.orders.js';

/** Opens the visitor's home on the first order, then decides the order. */
export async function orderHousehold(
  streams: Streams,
  householdId: string,
  command: HouseholdCommand,
  order: Order,
): Promise<Accepted> {
  const opening = { ...order, commandId: `open-${householdId}` };
  await streams.decide(household, streamOfHousehold(householdId), { kind: 'open', householdId }, opening);
  const { position } = await streams.decide(household, streamOfHousehold(householdId), command, order);
  return { id: householdId, position };
}

@CommandHandler(HouseholdOrder)
export class HouseholdOrderHandler implements ICommandHandler<HouseholdOrder> {
  constructor(private readonly streams: Streams) {}

  execute({ householdId, command, order }: HouseholdOrder): Promise<Accepted> {
    return orderHousehold(this.streams, householdId, command, order);
  }
}

@CommandHandler(SetPlaceOrder)
export class SetPlaceHandler implements ICommandHandler<SetPlaceOrder> {
  constructor(private readonly streams: Streams) {}

  execute({ householdId, place, order }: SetPlaceOrder): Promise<Accepted> {
    return orderHousehold(this.streams, householdId, { kind: 'set-place', place: homePlace(place) }, order);
  }
}
