import type { Context } from '#api/platform/contexts/context';
import { contexts } from '#api/contexts';

/** The contexts of the program where every visitor may do what a role may, so that a test needs no account. */
export function everybodyIs(...roles: readonly ('auditor' | 'admin')[]): readonly Context[] {
  return contexts.map((context) => ({
    ...context,
    server: async () => {
      const server = await context.server();
      const { permissions } = server;
      const guest = [...(permissions.guest ?? []), ...roles.flatMap((role) => permissions[role] ?? [])];
      return { ...server, permissions: { ...permissions, guest } };
    },
  }));
}
