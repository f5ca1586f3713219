import { Injectable } from '@nestjs/common';
import { Accounts } from '../accounts.js';
import { Homes } from '#api/platform/contexts/homes';
import { Credentials } from '#api/platform/credentials/credentials';
import type { Stamp } from '#api/platform/deciding/streams';
import { Sealing } from '#api/platform/sealing/sealing';

/** Forgets accounts: their homes, what they were checked against, and the key of everything sealed for them. */
@Injectable()
export class AccountErasure {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
    private readonly homes: Homes,
  ) {}

  /** Records the erasure and carries it out; a job sees to the rest if this process dies. `by` is whose wish it is. */
  async begin(accountId: string, by: string, stamp: Stamp): Promise<void> {
    const commandId = `${stamp.commandId}/erase`;
    await this.accounts.decide({ kind: 'erase', accountId, by }, { ...stamp, commandId });
    await this.finish(accountId, stamp);
  }

  /** Carries an erasure out that is in the log; safe to do twice. */
  async finish(accountId: string, stamp: Stamp): Promise<void> {
    const { status, households } = await this.accounts.state(accountId);
    if (status !== 'erased') return;
    await this.credentials.sessions.revokeAll(accountId);
    const { client: _client, ...plain } = stamp;
    for (const householdId of households) {
      await this.homes.erase(householdId, { ...plain, commandId: `${accountId}/erase/${householdId}` });
    }
    await this.credentials.forget(accountId);
    await this.sealing.erase(accountId);
    const done = { ...plain, commandId: `${accountId}/forgotten` };
    await this.accounts.decide({ kind: 'finish-erasure', accountId }, done);
  }
}
