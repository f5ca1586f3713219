import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A right that a route requires and a role grants: `home:read`. Each context names its own. */
export type Permission = `${string}:${string}`;

/** Roles that a principal can have. A guest has no account. */
export const ROLES = ['guest', 'consumer', 'support', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * How far somebody has signed in: wholly, with a second factor still to show, or with one to enrol before
 * anything else is open to them.
 */
export type Stage = 'full' | 'second-factor' | 'enrol';

/** The permissions that each role grants; all others are refused. */
export type RolePermissions = Readonly<Partial<Record<Role, readonly Permission[]>>>;

/** What anybody may do whose sign-in is not finished, whatever their role. */
const UNFINISHED: Readonly<Record<Exclude<Stage, 'full'>, readonly Permission[]>> = {
  'second-factor': ['session:read', 'session:end', 'session:finish'],
  enrol: ['session:read', 'session:end', 'factors:enrol'],
};

/** What a caller may do: nothing of their role before their sign-in is finished. */
export function permissionsOf(
  { role, stage, scopes }: Pick<Principal, 'role' | 'stage' | 'scopes'>,
  granted: RolePermissions,
): readonly Permission[] {
  if (stage !== 'full') return UNFINISHED[stage];
  const ofRole = granted[role] ?? [];
  return scopes === undefined ? ofRole : ofRole.filter((permission) => scopes.includes(permission));
}

/** What each role may do in all contexts together. */
export function allGranted(ofContexts: readonly RolePermissions[]): RolePermissions {
  return Object.fromEntries(
    ROLES.map((role) => [role, ofContexts.flatMap((granted) => granted[role] ?? [])]),
  );
}

/**
 * Who sends a request, what they may do and for whose home. The ids never stand for each other, but that an account
 * without a home has its own id in place of one.
 */
export interface Principal {
  /** The account, or the guest. */
  readonly actorId: string;
  readonly sessionId: string;
  readonly role: Role;
  /** How far an account has signed in; a guest is as far as they get. */
  readonly stage: Stage;
  readonly permissions: readonly Permission[];
  readonly householdId: string;
  /** What a program's token is limited to; undefined for a person. */
  readonly scopes?: readonly string[];
  /** The home that an account's visitor had as a guest before, if it is not theirs. */
  readonly guestHouseholdId: string | null;
}

const principals = new WeakMap<FastifyRequest, Principal>();
const callers = new WeakMap<FastifyRequest, Principal>();

/** Remembers who sends a request, admitted or not, so that a refusal can be told of them. */
export function identify(request: FastifyRequest, principal: Principal): void {
  callers.set(request, principal);
}

/** Who sends a request, admitted or not; undefined where nobody was asked or the session is none. */
export function callerOf(request: FastifyRequest): Principal | undefined {
  return callers.get(request);
}

/** Remembers the principal that the guard admitted. */
export function admit(request: FastifyRequest, principal: Principal): void {
  principals.set(request, principal);
}

/** The principal of a request that the guard admitted. Throws for a public route, which has none. */
export function principalOf(request: FastifyRequest): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw new Error('This route is public: nobody was asked who they are.');
  return principal;
}

/** Controller parameter: the principal of the request. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
