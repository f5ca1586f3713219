import { z } from 'zod';
import { AccountRoleSchema } from '#domain/trust/accounts/account-words';

/** Who is there, as every page needs to know. */
export const SessionView = z.object({
  role: z.enum(['guest', ...AccountRoleSchema.options]),
  /** How far the sign-in has come. */
  stage: z.enum(['full', 'second-factor', 'enrol']),
  /** Second factors to choose from while one is asked for. */
  factors: z.array(z.enum(['totp', 'passkey', 'recovery-code'])),
  /** Whether links come by mail; otherwise whoever runs the installation has them in its log. */
  sendsMail: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

/** What a one-time link is for. */
export const LinkView = z.object({ purpose: z.enum(['register', 'set-password']), email: z.string() });
export type LinkView = z.infer<typeof LinkView>;

/** A secret for an authenticator app: as an address that apps read, and as text. */
export const TotpOfferView = z.object({ uri: z.string(), secret: z.string() });
export type TotpOfferView = z.infer<typeof TotpOfferView>;

/** What WebAuthn asks of a browser, as its library makes it. */
export const ChallengeView = z.object({ options: z.record(z.string(), z.unknown()) });
export type ChallengeView = z.infer<typeof ChallengeView>;

/** Codes shown once. */
export const RecoveryCodesView = z.object({ codes: z.array(z.string()) });
export type RecoveryCodesView = z.infer<typeof RecoveryCodesView>;

/** A token shown once. */
export const NewTokenView = z.object({ tokenId: z.uuid(), token: z.string() });
export type NewTokenView = z.infer<typeof NewTokenView>;

const Consent = z.object({ householdId: z.uuid(), until: z.string() });

/** An account as its owner sees it. */
export const AccountView = z.object({
  accountId: z.uuid(),
  email: z.string(),
  role: AccountRoleSchema,
  registeredAt: z.string(),
  hasTotp: z.boolean(),
  passkeys: z.array(z.object({ passkeyId: z.uuid(), name: z.string(), registeredAt: z.string() })),
  recoveryCodesLeft: z.number(),
  households: z.array(z.object({ householdId: z.uuid(), isPresent: z.boolean() })),
  /** Whether this browser holds a home that is not in the account. */
  hasGuestHousehold: z.boolean(),
  sessions: z.array(
    z.object({
      sessionId: z.uuid(),
      isThis: z.boolean(),
      openedAt: z.string(),
      seenAt: z.string(),
      endsAt: z.string(),
      ip: z.string(),
      userAgent: z.string(),
    }),
  ),
  apiTokens: z.array(
    z.object({
      tokenId: z.uuid(),
      name: z.string(),
      scopes: z.array(z.string()),
      issuedAt: z.string(),
      endsAt: z.string(),
    }),
  ),
  /** What its tokens may be allowed. */
  grantable: z.array(z.string()),
  consent: Consent.nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** Somebody who looked at the home. */
export const LookView = z.object({
  at: z.string(),
  role: z.string(),
  what: z.array(z.string()),
  reason: z.string().nullable(),
});
export type LookView = z.infer<typeof LookView>;

/** An account as admins and auditors see it: nothing sealed of it. */
export const ListedAccountView = z.object({
  accountId: z.uuid(),
  role: AccountRoleSchema,
  status: z.enum(['active', 'suspended', 'erased']),
  registeredAt: z.string(),
  lastSignInAt: z.string().nullable(),
  hasSecondFactor: z.boolean(),
  households: z.number(),
  proposal: z.object({ role: AccountRoleSchema, by: z.uuid() }).nullable(),
});
export type ListedAccountView = z.infer<typeof ListedAccountView>;

export const ListedAccountsView = z.object({
  accounts: z.array(ListedAccountView),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
});
export type ListedAccountsView = z.infer<typeof ListedAccountsView>;
