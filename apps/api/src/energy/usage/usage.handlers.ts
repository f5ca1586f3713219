import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { Jobs } from '#api/platform/jobs/jobs';
import { OwnRows } from '#api/platform/reading/own-rows';
import { billsFile } from '#domain/energy/usage/own-files/bills-file';
import { dataVerdict } from '#domain/energy/usage/quality/data-verdict';
import { sampleHomeFile } from '#domain/energy/usage/own-files/sample-homes';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { DomainError } from '#domain/shared/domain-error';
import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { ownUpload } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { streamOfUpload } from '../streams.js';
import { IMPORT_USAGE, importJobId } from './import-usage.job.js';
import { Intake } from './intake.js';
import type { IncomingFile } from './usage.commands.js';
import { TypeBills, UploadSample, UploadUsage, UpdateUpload } from './usage.commands.js';
import { UsageUploadQuery, UsageYearQuery } from './usage.queries.js';

async function* oneFile(name: string, text: string): AsyncIterable<IncomingFile> {
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text));
  }
  yield await Promise.resolve({ name, bytes: bytes(), truncated: () => false });
}

@CommandHandler(UploadUsage)
export class UploadUsageHandler implements ICommandHandler<UploadUsage> {
  constructor(private readonly intake: Intake) {}

  execute({ principal, files, facts, stamp }: UploadUsage): Promise<AcceptedView> {
    return this.intake.take(files, { principal, ...facts }, stamp);
  }
}

@CommandHandler(TypeBills)
export class TypeBillsHandler implements ICommandHandler<TypeBills> {
  constructor(private readonly intake: Intake) {}

  execute({ principal, bills, zone, stamp }: TypeBills): Promise<AcceptedView> {
    const facts = { principal, origin: 'bills', zone: () => zone } as const;
    return this.intake.take(oneFile('bills.csv', billsFile(bills)), facts, stamp);
  }
}

@CommandHandler(UploadSample)
export class UploadSampleHandler implements ICommandHandler<UploadSample> {
  constructor(private readonly intake: Intake) {}

  execute({ principal, sampleId, stamp }: UploadSample): Promise<AcceptedView> {
    const text = sampleHomeFile(sampleId);
    if (text === undefined) {
      throw new DomainError(
        'usage.unknown-sample',
        'There is no such sample home.',
        { sampleId },
        'not-found',
      );
    }
    const facts = { principal, origin: 'sample', zone: () => null } as const;
    return this.intake.take(oneFile(`${sampleId}.csv`, text), facts, stamp);
  }
}

@CommandHandler(UpdateUpload)
export class UpdateUploadHandler implements ICommandHandler<UpdateUpload> {
  constructor(private readonly streams: Streams) {}

  async execute({ uploadId, command, stamp, principal }: UpdateUpload): Promise<AcceptedView> {
    const stream = streamOfUpload(uploadId);
    const { state } = await this.streams.load(usageUpload, stream);
    if (principal !== null && state.householdId !== principal.householdId) {
      throw new DomainError('usage.unknown-upload', 'There is no such upload.', {}, 'not-found');
    }
    const { position } = await this.streams.decide(usageUpload, stream, command, stamp);
    return { id: uploadId, position };
  }
}

@QueryHandler(UsageUploadQuery)
export class UsageUploadHandler implements IQueryHandler<UsageUploadQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly jobs: Jobs,
  ) {}

  async execute({ principal, uploadId: key, after }: UsageUploadQuery): Promise<UsageUploadView> {
    const row = await this.rows.get(this.models.usageUpload, ownUpload(principal, key, after));
    const jobId = importJobId(key, row.answers);
    const progress = row.status === 'received' ? await this.jobs.progressOf(IMPORT_USAGE, jobId) : 1;
    return { ...row, progress };
  }
}

@QueryHandler(UsageYearQuery)
export class UsageYearHandler implements IQueryHandler<UsageYearQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async execute({ principal: { householdId }, after }: UsageYearQuery): Promise<UsageYearView> {
    await this.rows.caughtUp(this.models.usageYear, after);
    const where = { field: 'householdId', equals: householdId } as const;
    const [uploadId] = await this.models.usageYear.newestKeys({ where, limit: 1 });
    const row = uploadId === undefined ? undefined : await this.models.usageYear.get(uploadId);
    if (row === undefined) {
      throw new DomainError(
        'usage.no-year',
        'We have no meter data for this home yet. Upload a file first.',
        {},
        'not-found',
      );
    }
    const { importedAt, origin, imported } = row;
    const verdict = dataVerdict(imported, new Date().toISOString().slice(0, 10));
    return { uploadId: row.uploadId, importedAt, origin, verdict, ...imported };
  }
}
