import { z } from 'zod';

/** What an account may be; a visitor without one is a guest. */
export const AccountRoleSchema = z.enum(['consumer', 'support', 'auditor', 'admin']);
export type AccountRole = z.infer<typeof AccountRoleSchema>;

/** An e-mail address, as somebody types it. */
export const EmailSchema = z.email().max(254);
