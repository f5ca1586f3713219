import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Credentials } from '../credentials/credentials.js';
import { Sealing } from '../sealing/sealing.js';
import { KnownDevices } from './known-devices.js';
import type { OperatorSettings } from './operators.js';
import { Operators } from './operators.js';
import { PermissionGuard, ROLE_PERMISSIONS } from './permission.guard.js';
import type { RolePermissions } from './principal.js';
import type { SessionSettings } from './sessions.js';
import { Sessions } from './sessions.js';

/** Authenticates every request and checks the permission that its route declares. */
@Module({})
export class AuthModule {
  static of(
    { sessions, operators }: { readonly sessions: SessionSettings; readonly operators: OperatorSettings },
    granted: RolePermissions,
  ): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        {
          provide: Sessions,
          inject: [Sealing, Credentials],
          useFactory: (sealing: Sealing, credentials: Credentials): Sessions =>
            new Sessions(sealing, credentials, sessions),
        },
        {
          provide: KnownDevices,
          inject: [Credentials],
          useFactory: (credentials: Credentials): KnownDevices =>
            new KnownDevices(credentials, sessions.secure),
        },
        { provide: Operators, useValue: new Operators(operators) },
        { provide: ROLE_PERMISSIONS, useValue: granted },
        { provide: APP_GUARD, useClass: PermissionGuard },
      ],
      exports: [Sessions, Operators, KnownDevices, ROLE_PERMISSIONS],
    };
  }
}
