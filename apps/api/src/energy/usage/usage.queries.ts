import { Query } from '@nestjs/cqrs';
import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

export class UsageUploadQuery extends Query<UsageUploadView> {
  constructor(
    readonly householdId: string,
    readonly uploadId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

export class UsageYearQuery extends Query<UsageYearView> {
  constructor(
    readonly householdId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}
