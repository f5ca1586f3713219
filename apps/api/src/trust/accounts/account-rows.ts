import { Injectable } from '@nestjs/common';
import { TrustReadModels } from '../read-models.js';
import { OwnRows } from '#api/platform/reading/own-rows';
import type { AccountRow } from '#projections/trust/account/account.projection';

const MISSING = ['accounts.unknown', 'There is no such account.'] as const;

/** The accounts as the pages show them, up to date with the log. */
@Injectable()
export class AccountRows {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: TrustReadModels,
  ) {}

  /** Throws `accounts.unknown`. */
  async get(accountId: string): Promise<AccountRow> {
    await this.rows.upToDate(this.models.account);
    return this.rows.get(this.models.account, { key: accountId, owner: { accountId }, missing: MISSING });
  }

  /** The accounts after one of them, in order of their ids; of one role, if that is asked for. */
  async list(after: string, limit: number, role?: string): Promise<readonly AccountRow[]> {
    await this.rows.upToDate(this.models.account);
    const where = role === undefined ? {} : { where: { field: 'role', equals: role } as const };
    return this.models.account.list({ ...where, after, limit });
  }
}
