import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { ReadModels } from '../read-models.js';
import { streamOfRecommendation, streamOfUpload } from '../streams.js';
import type { Order } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import { Sealing } from '#api/platform/sealing/sealing';
import { recommendation } from '#domain/energy/recommendations/recommendation.decider';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { EraseHouseholdOrder } from './household.orders.js';
import { orderHousehold } from './household.handlers.js';

const MOST = 1_000;

/** Says on every stream of the home that it is erased, then destroys the key that opens what they hold. */
@CommandHandler(EraseHouseholdOrder)
export class EraseHouseholdHandler implements ICommandHandler<EraseHouseholdOrder> {
  constructor(
    private readonly streams: Streams,
    private readonly models: ReadModels,
    private readonly sealing: Sealing,
  ) {}

  async execute({ householdId, order }: EraseHouseholdOrder): Promise<Accepted> {
    const where = { field: 'householdId', equals: householdId } as const;
    const step = (id: string): Order => ({ ...order, commandId: `${order.commandId}/${id}` });
    for (const id of await this.models.usageUpload.newestKeys({ where, by: 'status', limit: MOST })) {
      await this.streams.decide(usageUpload, streamOfUpload(id), { kind: 'erase' }, step(id));
    }
    for (const id of await this.models.recommendation.newestKeys({ where, by: 'issuedAt', limit: MOST })) {
      await this.streams.decide(recommendation, streamOfRecommendation(id), { kind: 'erase' }, step(id));
    }
    const accepted = await orderHousehold(this.streams, householdId, { kind: 'erase' }, order);
    await this.sealing.erase(householdId);
    return accepted;
  }
}
