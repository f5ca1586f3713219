import { Injectable } from '@nestjs/common';
import { AccountErasure } from './account-erasure.js';
import { Credentials } from '#api/platform/credentials/credentials';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';

export const ACCOUNT_AFTERMATH = 'account-aftermath';

/**
 * Ends what an account no longer has after a change of its role or standing, in case the process that recorded the
 * change died before it could: its sessions from before, its tokens, and all of an erased one.
 */
@Injectable()
export class AccountAftermathJob implements JobRunner {
  constructor(
    private readonly credentials: Credentials,
    private readonly erasure: AccountErasure,
  ) {}

  async run({ ids }: JobRun): Promise<void> {
    const accountId = ids['accountId'] ?? '';
    const before = ids['before'] ?? '';
    await this.credentials.sessions.revokeBefore(accountId, before);
    await this.credentials.apiTokens.revokeBefore(accountId, before);
    await this.erasure.finish(accountId, {
      ...systemStamp(ACCOUNT_AFTERMATH, undefined),
      commandId: `${accountId}/aftermath/${before}`,
    });
  }

  giveUp(job: JobRun): Promise<void> {
    return this.run(job);
  }
}
