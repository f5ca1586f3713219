import type { PasswordParameters, Proof, SessionEnd, SignInRefusal } from './accounts.events.js';
import type { AccountRole } from './account-words.js';

/** What an account can be asked; `accountId` names it each time. */
export type AccountCommand = { readonly accountId: string } & (
  | {
      readonly kind: 'register';
      readonly email: string;
      readonly by: 'self' | 'operator';
      readonly role: AccountRole;
    }
  | { readonly kind: 'verify-email' }
  | { readonly kind: 'set-password'; readonly parameters: PasswordParameters }
  | FactorCommand
  | { readonly kind: 'open-session'; readonly sessionId: string; readonly proofs: readonly Proof[] }
  | { readonly kind: 'end-session'; readonly sessionId: string | null; readonly why: SessionEnd }
  | { readonly kind: 'refuse-sign-in'; readonly why: SignInRefusal }
  | RoleCommand
  | StandingCommand
  | HouseholdsCommand
  | TokenCommand
  | { readonly kind: 'erase'; readonly by: string | null }
  | { readonly kind: 'finish-erasure' }
);

/** A change of role. `by` is the admin's account, or null for the command line. */
export type RoleCommand =
  | {
      readonly kind: 'grant-role';
      readonly role: AccountRole;
      readonly by: string | null;
      /** Admins there are now, the account itself not counted. */
      readonly otherAdmins: number;
    }
  | { readonly kind: 'approve-role'; readonly by: string }
  | { readonly kind: 'revoke-role'; readonly by: string | null; readonly otherAdmins: number };

/** A change of the second factors. */
export type FactorCommand =
  | { readonly kind: 'enrol-totp' }
  | { readonly kind: 'remove-totp' }
  | { readonly kind: 'register-passkey'; readonly passkeyId: string; readonly name: string }
  | { readonly kind: 'remove-passkey'; readonly passkeyId: string }
  | { readonly kind: 'issue-recovery-codes'; readonly count: number };

/** An admin, or the command line (null), suspends an account or restores it. */
export interface StandingCommand {
  readonly kind: 'suspend' | 'restore';
  readonly by: string | null;
}

/** A token for programs is made or revoked. */
export type TokenCommand =
  | {
      readonly kind: 'issue-api-token';
      readonly tokenId: string;
      readonly name: string;
      readonly scopes: readonly string[];
      readonly endsAt: string;
    }
  | { readonly kind: 'revoke-api-token'; readonly tokenId: string };

/** What becomes of the homes of an account. */
export type HouseholdsCommand =
  | { readonly kind: 'claim-household'; readonly householdId: string }
  | { readonly kind: 'allow-support'; readonly householdId: string; readonly until: string }
  | { readonly kind: 'forbid-support' };
