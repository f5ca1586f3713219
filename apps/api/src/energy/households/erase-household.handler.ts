import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { streamOfHousehold } from '../streams.js';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { Sealing } from '#api/platform/sealing/sealing';
import { householdErasure } from '#domain/energy/households/household-erasure.decider';
import { EraseHousehold } from './households.commands.js';

/**
 * Records that the home is erased, then destroys its key: from then on its data cannot be read in any copy, and
 * nothing can be added. The event leads to a job that ends its streams and removes its bytes.
 */
@CommandHandler(EraseHousehold)
export class EraseHouseholdHandler implements ICommandHandler<EraseHousehold> {
  constructor(
    private readonly streams: Streams,
    private readonly sealing: Sealing,
  ) {}

  async execute({ principal: { householdId }, stamp }: EraseHousehold): Promise<AcceptedView> {
    const stream = streamOfHousehold(householdId);
    const command = { kind: 'erase', householdId } as const;
    const { position } = await this.streams.decide(householdErasure, stream, command, stamp);
    await this.sealing.erase(householdId);
    return { id: householdId, position };
  }
}
