import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { OwnRows } from '../own-row.js';
import { ReadModels } from '../read-models.js';
import { Jobs } from '#api/platform/jobs/jobs';
import { DomainError } from '#domain/shared/domain-error';
import { usageUploadProjection } from '#projections/energy/usage-upload/usage-upload.projection';
import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import { usageYearProjection } from '#projections/energy/usage-year/usage-year.projection';
import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { IMPORT_USAGE } from './import-usage.job.js';
import { UsageUploadQuery, UsageYearQuery } from './usage.orders.js';

const MISSING_UPLOAD = ['usage.unknown-upload', 'There is no such upload.'] as const;

@QueryHandler(UsageUploadQuery)
export class UsageUploadHandler implements IQueryHandler<UsageUploadQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly jobs: Jobs,
  ) {}

  async execute({ householdId, uploadId: key, after }: UsageUploadQuery): Promise<UsageUploadView> {
    const wanted = { key, householdId, after, missing: MISSING_UPLOAD };
    const row = await this.rows.get(this.models.usageUpload, usageUploadProjection.name, wanted);
    const progress = row.status === 'received' ? await this.jobs.progressOf(IMPORT_USAGE, key) : 1;
    return { ...row, progress };
  }
}

@QueryHandler(UsageYearQuery)
export class UsageYearHandler implements IQueryHandler<UsageYearQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async execute({ householdId, after }: UsageYearQuery): Promise<UsageYearView> {
    await this.rows.caughtUp(usageYearProjection.name, after);
    const where = { field: 'householdId', equals: householdId } as const;
    const [uploadId] = await this.models.usageYear.newestKeys({ where, by: 'importedAt', limit: 1 });
    const row = uploadId === undefined ? undefined : await this.models.usageYear.get(uploadId);
    if (row === undefined) {
      throw new DomainError(
        'usage.no-year',
        'We have no meter data of this home yet. Upload a file first.',
        {},
        'not-found',
      );
    }
    const { importedAt, origin, imported } = row;
    return { uploadId: row.uploadId, importedAt, origin, ...imported };
  }
}
