import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { ReadModels } from '../read-models.js';
import { streamOfRecommendation, streamOfUpload } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { Sealing } from '#api/platform/sealing/sealing';
import { recommendation } from '#domain/energy/recommendations/recommendations.decider';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { EraseHousehold } from './households.commands.js';
import { updateHousehold } from './households.handlers.js';

const MOST = 1_000;

/** Says on every stream of the home that it is erased, then destroys the key that opens what they hold. */
@CommandHandler(EraseHousehold)
export class EraseHouseholdHandler implements ICommandHandler<EraseHousehold> {
  constructor(
    private readonly streams: Streams,
    private readonly models: ReadModels,
    private readonly sealing: Sealing,
  ) {}

  async execute({ principal: { householdId }, stamp }: EraseHousehold): Promise<AcceptedView> {
    const where = { field: 'householdId', equals: householdId } as const;
    const step = (id: string): Stamp => ({ ...stamp, commandId: `${stamp.commandId}/${id}` });
    for (const id of await this.models.usageUpload.newestKeys({ where, by: 'status', limit: MOST })) {
      await this.streams.decide(usageUpload, streamOfUpload(id), { kind: 'erase' }, step(id));
    }
    for (const id of await this.models.recommendation.newestKeys({ where, by: 'issuedAt', limit: MOST })) {
      await this.streams.decide(recommendation, streamOfRecommendation(id), { kind: 'erase' }, step(id));
    }
    const accepted = await updateHousehold(this.streams, householdId, { kind: 'erase' }, stamp);
    await this.sealing.erase(householdId);
    return accepted;
  }
}
