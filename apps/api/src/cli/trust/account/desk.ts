import { randomUUID } from 'node:crypto';
import { readConfig } from '#api/config/config';
import { readSecrets } from '#api/config/secrets';
import type { Stamp } from '#api/platform/deciding/streams';
import { openDatabase } from '#api/platform/open-database';
import { openPlatform } from '#api/platform/platform';
import { Accounts } from '#api/trust/accounts/accounts';
import { LinkAddress } from '#api/platform/mail/link-address';
import { trustSealing } from '#api/trust/sealed-fields';
import type { AccountRole } from '#domain/trust/accounts/account-words';
import { trustTrail } from '#domain/trust/trust.trail';

/** An account to be made. */
export interface Wanted {
  readonly role: AccountRole;
  readonly email: string;
}

/** Where accounts are made without a server. */
export interface Desk {
  /** Registers an account and issues its link. Throws `accounts.address-taken`. */
  create(wanted: Wanted): Promise<{ readonly accountId: string; readonly link: string }>;
  close(): Promise<void>;
}

const LINK_LIFE_S = 24 * 3600;

/** Opens the configured database; servers may be using it. */
export async function openDesk(): Promise<Desk> {
  const config = readConfig();
  const database = await openDatabase(config);
  const secrets = readSecrets(config, { mayGenerate: database.isFresh });
  const parts = { projections: [], upcasters: [], sealing: trustSealing, trail: trustTrail };
  const platform = await openPlatform(database.urls, { config, secrets }, [parts]);
  const { streams, sealing, credentials } = platform;
  const accounts = new Accounts(streams, credentials);
  return {
    async create({ role, email }) {
      const accountId = randomUUID();
      const linkId = randomUUID();
      await accounts.register({ accountId, email, by: 'operator', role }, operatorStamp());
      const sealed = await sealing.sealFor(linkId, { event: linkId, field: 'email' }, email);
      const link = { linkId, purpose: 'set-password', accountId, email: sealed, householdId: null } as const;
      await credentials.links.ask(link, LINK_LIFE_S);
      const secret = (await credentials.links.issue(linkId)) ?? '';
      return { accountId, link: new LinkAddress(config).of(secret) };
    },
    async close() {
      await platform.close();
      await database.close();
    },
  };
}

function operatorStamp(): Stamp {
  const commandId = randomUUID();
  return {
    commandId,
    actor: { id: 'command-line', kind: 'operator' },
    role: 'operator',
    correlationId: commandId,
    causationId: commandId,
    at: new Date().toISOString(),
  };
}
