import type { CommandCall } from '#api/cli/frame/command';
import { DomainError } from '#domain/shared/domain-error';
import type { AccountRole } from '#domain/trust/accounts/account-words';
import { AccountRoleSchema, EmailSchema } from '#domain/trust/accounts/account-words';

/** The account that a command is about, and what it is to be. Throws `cli.bad-role` and `cli.bad-email`. */
export function asked({ values }: CommandCall): { readonly role: AccountRole; readonly email: string } {
  const role = AccountRoleSchema.exclude(['consumer']).safeParse(values['role']);
  if (!role.success) throw new DomainError('cli.bad-role', '--role is admin, auditor or support.');
  const email = EmailSchema.safeParse(values['email']);
  if (!email.success) throw new DomainError('cli.bad-email', '--email is an e-mail address.');
  return { role: role.data, email: email.data };
}
