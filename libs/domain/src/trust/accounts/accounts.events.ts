import { z } from 'zod';
import { Count, Instant, Name } from '#domain/shared/quantity';
import { AccountRoleSchema, EmailSchema } from './account-words.js';

/** What a session was opened with. */
export const ProofSchema = z.enum(['link', 'password', 'totp', 'passkey', 'recovery-code']);
export type Proof = z.infer<typeof ProofSchema>;

/** Why a session ended. */
export const SessionEndSchema = z.enum([
  'signed-out',
  'revoked',
  'replaced',
  'password-set',
  'role-changed',
  'suspended',
  'erased',
]);
export type SessionEnd = z.infer<typeof SessionEndSchema>;

/** Why nobody was let in. */
export const SignInRefusalSchema = z.enum([
  'wrong-password',
  'wrong-code',
  'code-used-before',
  'wrong-passkey',
  'passkey-was-copied',
  'suspended',
  'too-many-tries',
]);
export type SignInRefusal = z.infer<typeof SignInRefusalSchema>;

/** How a password is stretched; never the password or what came of it. */
const PasswordParametersSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKib: Count,
  passes: Count,
  parallelism: Count,
});
export type PasswordParameters = z.infer<typeof PasswordParametersSchema>;

const accountId = z.uuid();
/** The account of who decided it; null where the command line did. */
const by = z.uuid().nullable();

const about = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject({ accountId, ...shape }) });

export const AccountEvent = z.discriminatedUnion('type', [
  /** Somebody showed that an address is theirs, or an operator made them an account. The address is sealed. */
  about('trust.account-registered.v1', {
    email: EmailSchema,
    by: z.enum(['self', 'operator']),
    registeredAt: Instant,
  }),
  /** Who opened the link in a mail, or got it from an operator, has the address. */
  about('trust.email-verified.v1', { verifiedAt: Instant }),
  about('trust.password-set.v1', { parameters: PasswordParametersSchema, setAt: Instant }),
  about('trust.totp-enrolled.v1', { enrolledAt: Instant }),
  about('trust.totp-removed.v1', { removedAt: Instant }),
  /** The name that a person gave their passkey is sealed. */
  about('trust.passkey-registered.v1', { passkeyId: z.uuid(), name: Name, registeredAt: Instant }),
  about('trust.passkey-removed.v1', { passkeyId: z.uuid(), removedAt: Instant }),
  about('trust.recovery-codes-issued.v1', { count: Count, issuedAt: Instant }),
  about('trust.session-opened.v1', {
    sessionId: z.uuid(),
    role: AccountRoleSchema,
    proofs: z.array(ProofSchema).min(1).max(5),
    openedAt: Instant,
  }),
  /** One session ended, or all that the account had (null). */
  about('trust.session-revoked.v1', {
    sessionId: z.uuid().nullable(),
    why: SessionEndSchema,
    revokedAt: Instant,
  }),
  about('trust.sign-in-refused.v1', { why: SignInRefusalSchema, refusedAt: Instant }),
  /** One admin wants another role for the account; a second one has to agree. */
  about('trust.role-proposed.v1', { role: AccountRoleSchema, by: z.uuid(), proposedAt: Instant }),
  about('trust.role-granted.v1', {
    role: AccountRoleSchema,
    by,
    proposedBy: z.uuid().nullable(),
    grantedAt: Instant,
  }),
  /** The account is a consumer's again. */
  about('trust.role-revoked.v1', { role: AccountRoleSchema, by, revokedAt: Instant }),
  about('trust.account-suspended.v1', { by, suspendedAt: Instant }),
  about('trust.account-restored.v1', { by, restoredAt: Instant }),
  /** A home that a guest began belongs to the account from now on. */
  about('trust.household-claimed.v1', { householdId: z.uuid(), claimedAt: Instant }),
  /** The name that a person gave their token is sealed. */
  about('trust.api-token-issued.v1', {
    tokenId: z.uuid(),
    name: Name,
    scopes: z.array(Name).min(1).max(50),
    issuedAt: Instant,
    endsAt: Instant,
  }),
  about('trust.api-token-revoked.v1', { tokenId: z.uuid(), revokedAt: Instant }),
  /** The person lets support look at one home until then. */
  about('trust.support-allowed.v1', { householdId: z.uuid(), allowedAt: Instant, until: Instant }),
  about('trust.support-forbidden.v1', { householdId: z.uuid(), forbiddenAt: Instant }),
  /** The person, or an admin for them, asked to be forgotten; the key is destroyed after this. */
  about('trust.account-erased.v1', { by, erasedAt: Instant }),
  /** Nothing of an erased account is left but what the log holds of it, which nobody can read. */
  about('trust.account-forgotten.v1', { forgottenAt: Instant }),
]);
export type AccountEvent = z.infer<typeof AccountEvent>;
