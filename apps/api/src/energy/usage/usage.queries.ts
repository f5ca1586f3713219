import { Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

export class UsageUploadQuery extends Query<UsageUploadView> {
  constructor(
    readonly principal: Principal,
    readonly uploadId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

export class UsageYearQuery extends Query<UsageYearView> {
  constructor(
    readonly principal: Principal,
    readonly after: string | undefined,
  ) {
    super();
  }
}
