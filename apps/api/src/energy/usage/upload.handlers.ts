import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { streamOfUpload } from '../streams.js';
import { Streams } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import { DomainError } from '#domain/shared/domain-error';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { billsFile } from './bills-file.js';
import { Intake } from './intake.js';
import { sampleHomeFile } from './sample-homes.js';
import type { IncomingFile } from './usage.orders.js';
import { TypeBillsOrder, UploadSampleOrder, UploadUsageOrder, UsageOrder } from './usage.orders.js';

async function* oneFile(name: string, text: string): AsyncIterable<IncomingFile> {
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text));
  }
  yield await Promise.resolve({ name, bytes: bytes(), truncated: () => false });
}

@CommandHandler(UploadUsageOrder)
export class UploadUsageHandler implements ICommandHandler<UploadUsageOrder> {
  constructor(private readonly intake: Intake) {}

  execute({ householdId, files, facts, order }: UploadUsageOrder): Promise<Accepted> {
    return this.intake.take(files, { householdId, ...facts }, order);
  }
}

@CommandHandler(TypeBillsOrder)
export class TypeBillsHandler implements ICommandHandler<TypeBillsOrder> {
  constructor(private readonly intake: Intake) {}

  execute({ householdId, bills, zone, order }: TypeBillsOrder): Promise<Accepted> {
    const facts = { householdId, origin: 'bills', zone: () => zone } as const;
    return this.intake.take(oneFile('bills.csv', billsFile(bills)), facts, order);
  }
}

@CommandHandler(UploadSampleOrder)
export class UploadSampleHandler implements ICommandHandler<UploadSampleOrder> {
  constructor(private readonly intake: Intake) {}

  execute({ householdId, sampleId, order }: UploadSampleOrder): Promise<Accepted> {
    const text = sampleHomeFile(sampleId);
    if (text === undefined) {
      throw new DomainError(
        'usage.unknown-sample',
        'There is no such sample home.',
        { sampleId },
        'not-found',
      );
    }
    const facts = { householdId, origin: 'sample', zone: () => null } as const;
    return this.intake.take(oneFile(`${sampleId}.csv`, text), facts, order);
  }
}

@CommandHandler(UsageOrder)
export class UsageOrderHandler implements ICommandHandler<UsageOrder> {
  constructor(private readonly streams: Streams) {}

  async execute({ uploadId, command, order, householdId }: UsageOrder): Promise<Accepted> {
    const stream = streamOfUpload(uploadId);
    const { state } = await this.streams.load(usageUpload, stream);
    if (householdId !== null && state.householdId !== householdId) {
      throw new DomainError('usage.unknown-upload', 'There is no such upload.', {}, 'not-found');
    }
    const { position } = await this.streams.decide(usageUpload, stream, command, order);
    return { id: uploadId, position };
  }
}
