import { Injectable } from '@nestjs/common';
import { Accounts } from '../accounts.js';
import { Credentials } from '#api/platform/credentials/credentials';
import { PASSWORD_PARAMETERS } from '#api/platform/credentials/passwords';
import type { Stamp } from '#api/platform/deciding/streams';

/** Sets passwords, by which every session of the account ends. */
@Injectable()
export class PasswordSetting {
  constructor(
    readonly accounts: Accounts,
    private readonly credentials: Credentials,
  ) {}

  async set(accountId: string, password: string, stamp: Stamp): Promise<void> {
    await this.credentials.passwords.set(accountId, password);
    await this.accounts.decide({ kind: 'set-password', accountId, parameters: PASSWORD_PARAMETERS }, stamp);
    await this.credentials.sessions.revokeAll(accountId);
  }
}
