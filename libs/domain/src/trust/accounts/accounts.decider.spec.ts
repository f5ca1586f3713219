import { given } from '#domain/shared/given.spec-support';
import type { AccountCommand } from './account-command.js';
import { account } from './accounts.decider.js';
import type { AccountEvent } from './accounts.events.js';
import type { AccountRole } from './account-words.js';

const at = '2026-11-30T18:00:00.000Z';
const accountId = 'a0000000-0000-4000-8000-000000000001';
const ada = 'a0000000-0000-4000-8000-00000000000a';
const bea = 'a0000000-0000-4000-8000-00000000000b';

const registered: AccountEvent = {
  type: 'trust.account-registered.v1',
  data: { accountId, email: 'x@treebeard.example', by: 'self', registeredAt: at },
};
const is = (role: AccountRole): AccountEvent => ({
  type: 'trust.role-granted.v1',
  data: { accountId, role, by: null, proposedBy: null, grantedAt: at },
});
const proposed: AccountEvent = {
  type: 'trust.role-proposed.v1',
  data: { accountId, role: 'admin', by: ada, proposedAt: at },
};
const passkey = (passkeyId: string): AccountEvent => ({
  type: 'trust.passkey-registered.v1',
  data: { accountId, passkeyId, name: 'key', registeredAt: at },
});

type Asked = AccountCommand extends infer Command
  ? Command extends AccountCommand
    ? Omit<Command, 'accountId'>
    : never
  : never;

const after = (...events: readonly AccountEvent[]) => ({
  ask: (command: Asked) => given(account, ...events).when({ ...command, accountId, at }),
});
const types = (events: readonly AccountEvent[]) => events.map(({ type }) => type);
const refusal = (code: string): Error => expect.objectContaining({ code }) as Error; // what Jest matches with

describe('an account', () => {
  const register = { kind: 'register', email: 'x@treebeard.example', by: 'operator', role: 'admin' } as const;

  it('is registered once, with its role', () => {
    expect(types(after().ask(register))).toEqual(['trust.account-registered.v1', 'trust.role-granted.v1']);
    expect(() => after(registered).ask(register)).toThrow(refusal('accounts.unknown'));
  });

  it('does nothing before it is registered, and nothing after it was erased', () => {
    const erased: AccountEvent = {
      type: 'trust.account-erased.v1',
      data: { accountId, by: accountId, erasedAt: at },
    };
    const open = { kind: 'open-session', sessionId: ada, proofs: ['password'] } as const;
    expect(() => after().ask(open)).toThrow(refusal('accounts.unknown'));
    expect(() => after(registered, erased).ask(open)).toThrow(refusal('accounts.unknown'));
    expect(after(registered, erased).ask({ kind: 'erase', by: ada })).toEqual([]);
    expect(types(after(registered, erased).ask({ kind: 'finish-erasure' }))).toEqual([
      'trust.account-forgotten.v1',
    ]);
  });

  it('opens sessions with the role that it has then, and none while it is suspended', () => {
    const open = { kind: 'open-session', sessionId: ada, proofs: ['password'] } as const;
    const [opened] = after(registered, is('auditor')).ask(open);
    expect(opened?.data).toMatchObject({ role: 'auditor', proofs: ['password'] });
    const suspended: AccountEvent = {
      type: 'trust.account-suspended.v1',
      data: { accountId, by: ada, suspendedAt: at },
    };
    expect(() => after(registered, suspended).ask(open)).toThrow(refusal('accounts.suspended'));
    const restored = after(registered, suspended).ask({ kind: 'restore', by: ada });
    expect(types(after(registered, suspended, ...restored).ask(open))).toEqual(['trust.session-opened.v1']);
  });

  it('is never suspended by itself', () => {
    expect(() => after(registered).ask({ kind: 'suspend', by: accountId })).toThrow(
      refusal('accounts.oneself'),
    );
  });

  it('ends every session with a new password', () => {
    const parameters = { algorithm: 'argon2id', memoryKib: 19_456, passes: 2, parallelism: 1 } as const;
    expect(after(registered).ask({ kind: 'set-password', parameters })[1]).toMatchObject({
      type: 'trust.session-revoked.v1',
      data: { sessionId: null, why: 'password-set' },
    });
  });

  it('keeps its last second factor while its role needs one', () => {
    const remove = { kind: 'remove-passkey', passkeyId: bea } as const;
    expect(() => after(registered, is('admin'), passkey(bea)).ask(remove)).toThrow(
      refusal('accounts.last-factor'),
    );
    expect(after(registered, is('admin'), passkey(bea), passkey(ada)).ask(remove)).toHaveLength(1);
    expect(after(registered, passkey(bea)).ask(remove)).toHaveLength(1);
  });
});

describe('a role', () => {
  const admin = { kind: 'grant-role', role: 'admin', by: ada } as const;

  it('of an admin or auditor takes two admins', () => {
    expect(types(after(registered).ask({ ...admin, otherAdmins: 2 }))).toEqual(['trust.role-proposed.v1']);
    expect(() => after(registered, proposed).ask({ kind: 'approve-role', by: ada })).toThrow(
      refusal('accounts.second-admin'),
    );
    const [granted] = after(registered, proposed).ask({ kind: 'approve-role', by: bea });
    expect(granted?.data).toMatchObject({ role: 'admin', by: bea, proposedBy: ada });
  });

  it('of an admin is for the command line to grant while there is one admin', () => {
    expect(() => after(registered).ask({ ...admin, otherAdmins: 1 })).toThrow(
      refusal('accounts.too-few-admins'),
    );
    expect(types(after(registered).ask({ ...admin, by: null, otherAdmins: 0 }))).toEqual([
      'trust.role-granted.v1',
    ]);
  });

  it('of support takes one', () => {
    const [granted] = after(registered).ask({ ...admin, role: 'support', otherAdmins: 1 });
    expect(granted?.data).toMatchObject({ role: 'support', by: ada });
  });

  it('is never one’s own to change', () => {
    for (const command of [
      { ...admin, by: accountId, otherAdmins: 5 },
      { kind: 'approve-role', by: accountId },
      { kind: 'revoke-role', by: accountId, otherAdmins: 5 },
    ] as const)
      expect(() => after(registered, proposed).ask(command)).toThrow(refusal('accounts.own-role'));
  });

  it('is taken from everybody but the last admin', () => {
    const revoke = { kind: 'revoke-role', by: ada } as const;
    expect(types(after(registered, is('admin')).ask({ ...revoke, otherAdmins: 1 }))).toEqual([
      'trust.role-revoked.v1',
    ]);
    expect(() => after(registered, is('admin')).ask({ ...revoke, otherAdmins: 0 })).toThrow(
      refusal('accounts.last-admin'),
    );
  });
});
