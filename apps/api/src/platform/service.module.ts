import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Config } from '../config/config.js';
import type { ContextServer } from './contexts/context.js';
import { Homes } from './contexts/homes.js';
import { LinkAddress } from './mail/link-address.js';
import { Mail } from './mail/mail.js';

/** Provides what contexts do for each other through their manifests, and mail. */
@Module({})
export class ServiceModule {
  static of(
    config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL' | 'PORT'>,
    contexts: readonly ContextServer[],
  ): DynamicModule {
    const homes = contexts.flatMap(({ homes: ofContext }) => (ofContext === undefined ? [] : [ofContext]));
    return {
      module: ServiceModule,
      global: true,
      providers: [
        { provide: Mail, useValue: new Mail({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM }) },
        { provide: LinkAddress, useValue: new LinkAddress(config) },
        {
          provide: Homes,
          inject: [ModuleRef],
          useFactory: (modules: ModuleRef): Homes =>
            new Homes((part) => modules.get(part, { strict: false }), homes),
        },
      ],
      exports: [Mail, LinkAddress, Homes],
    };
  }
}
