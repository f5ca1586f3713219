import { z } from 'zod';
import { AccountRoleSchema, EmailSchema } from './account-words.js';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 256;

/** A password that somebody claims to have; any length is worth checking. */
const Password = z.string().min(1).max(LONGEST_PASSWORD);
/** A password to be set. What is in it is checked where it is set. */
const NewPassword = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD);
/** What a person calls their passkey or token. */
const Label = z.string().trim().min(1).max(60);
/** Why, in the actor's words. */
const Reason = z.string().trim().min(1).max(1_000);
/** A browser's answer to a WebAuthn challenge; its library checks it. */
const WebAuthnAnswer = z.record(z.string(), z.unknown());

export const AskLinkSchema = z.strictObject({ email: EmailSchema });
export type AskLink = z.infer<typeof AskLinkSchema>;

export const SignInSchema = z.strictObject({ email: EmailSchema, password: Password });
export type SignIn = z.infer<typeof SignInSchema>;

export const LookAtLinkSchema = z.strictObject({ secret: z.string().max(100) });
export type LookAtLink = z.infer<typeof LookAtLinkSchema>;

export const UseLinkSchema = z.strictObject({ secret: z.string().max(100), password: NewPassword });
export type UseLink = z.infer<typeof UseLinkSchema>;

export const SecondFactorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('totp'), code: z.string().trim().max(20) }),
  z.strictObject({ kind: z.literal('recovery-code'), code: z.string().trim().max(60) }),
  z.strictObject({ kind: z.literal('passkey'), answer: WebAuthnAnswer }),
]);
export type SecondFactor = z.infer<typeof SecondFactorSchema>;

export const ChangePasswordSchema = z.strictObject({ password: Password, newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePasswordSchema>;

/** What touches how somebody signs in asks for the password again, unless they only just showed it to enrol. */
export const ConfirmedSchema = z.strictObject({ password: Password.optional() });
export type Confirmed = z.infer<typeof ConfirmedSchema>;

export const ConfirmTotpSchema = z.strictObject({ code: z.string().trim().max(20) });
export type ConfirmTotp = z.infer<typeof ConfirmTotpSchema>;

export const AddPasskeySchema = z.strictObject({ name: Label, answer: WebAuthnAnswer });
export type AddPasskey = z.infer<typeof AddPasskeySchema>;

export const MakeTokenSchema = z.strictObject({
  name: Label,
  scopes: z.array(z.string().max(60)).min(1).max(50),
  days: z.int().min(1).max(366),
  password: Password,
});
export type MakeToken = z.infer<typeof MakeTokenSchema>;

export const ReasonSchema = z.strictObject({ reason: Reason });
export type ReasonGiven = z.infer<typeof ReasonSchema>;

export const GrantRoleSchema = z.strictObject({ role: AccountRoleSchema, reason: Reason });
export type GrantRole = z.infer<typeof GrantRoleSchema>;

export const ConsentSchema = z.strictObject({ hours: z.int().min(1).max(168) });
export type Consent = z.infer<typeof ConsentSchema>;
