import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { streamOfUpload } from '#api/energy/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import type { Fold } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { ConcludedUsage } from '#domain/energy/usage/concluded-usage';
import { refuseChoice } from '#domain/energy/usage/meters';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import type { UsageEvent } from '#domain/energy/usage/usage.events';
import { concludeChosen } from './conclude-chosen.js';
import { readingsOfParts } from './series-parts.js';
import { ChooseMetersOrder } from './usage.orders.js';

interface Recorded {
  readonly householdId: string;
  readonly parts: readonly string[];
  readonly imported: ConcludedUsage | undefined;
}

/** All that an upload's stream holds of its readings. */
const recordedReadings: Fold<Recorded, UsageEvent> = {
  initial: { householdId: '', parts: [], imported: undefined },
  evolve(recorded, { type, data }) {
    switch (type) {
      case 'energy.usage-uploaded.v1':
        return { ...recorded, householdId: data.householdId };
      case 'energy.usage-series-recorded.v1':
        return { ...recorded, parts: [...recorded.parts, data.payload] };
      case 'energy.usage-imported.v1':
        return { ...recorded, imported: data.imported };
      case 'energy.usage-meters-chosen.v1':
      case 'energy.usage-rejected.v1':
      case 'energy.usage-upload-cancelled.v1':
      case 'energy.usage-erased.v1':
        return recorded;
    }
  },
};

/** Concludes an import anew from its recorded readings, on the meters that are this home. */
@CommandHandler(ChooseMetersOrder)
export class ChooseMetersHandler implements ICommandHandler<ChooseMetersOrder> {
  constructor(private readonly streams: Streams) {}

  async execute({ householdId, uploadId, meters, order }: ChooseMetersOrder): Promise<Accepted> {
    const stream = streamOfUpload(uploadId);
    const { state } = await this.streams.load(recordedReadings, stream);
    if (state.householdId !== householdId) {
      throw new DomainError('usage.unknown-upload', 'There is no such upload.', {}, 'not-found');
    }
    const { imported, parts } = state;
    if (imported === undefined) {
      throw new DomainError('usage.still-reading', 'These files are not read (yet).', {}, 'conflict');
    }
    refuseChoice(meters, imported.meters?.length ?? 0);
    const concluded = concludeChosen({ imported, ...readingsOfParts(parts) }, meters);
    const command = { kind: 'choose-meters' as const, meters: [...meters], ...concluded };
    const { position } = await this.streams.decide(usageUpload, stream, command, order);
    return { id: uploadId, position };
  }
}
