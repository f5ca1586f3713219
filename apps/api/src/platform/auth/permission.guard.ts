import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';
import type { Permission, Principal, RolePermissions } from './principal.js';
import { admit, identify, permissionsOf } from './principal.js';
import { Sessions } from './sessions.js';

/** Metadata key of a route's declared access. */
export const ACCESS = Symbol('access');

/** Injection token of the permissions of each role. */
export const ROLE_PERMISSIONS = Symbol('role permissions');

/** Declares the permission that a route, or every route of a controller, requires. */
export const Permit = (permission: Permission): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, permission);

/** Declares that a route is public and has no principal. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, 'public');

/** Admits a request whose principal has the permission that its route declares; a route without one admits nobody. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    @Inject(ROLE_PERMISSIONS) private readonly granted: RolePermissions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Permission | 'public' | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const caller = await this.sessions.of(request, http.getResponse<FastifyReply>());
    const permissions = permissionsOf(caller, this.granted);
    const principal: Principal = { ...caller, permissions };
    identify(request, principal);
    if (access === undefined || !permissions.includes(access)) throw notAllowed();
    admit(request, principal);
    return true;
  }
}

function notAllowed(): DomainError {
  return new DomainError('auth.not-allowed', 'You are not allowed to do this.', {}, 'forbidden');
}
