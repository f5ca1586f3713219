import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Auditing } from './auditing/auditing.js';
import { DayHash } from './auditing/day-hash.js';
import { SealedBlobs } from './blobs/sealed-blobs.js';
import { Cache } from './cache/cache.js';
import { Credentials } from './credentials/credentials.js';
import { Streams } from './deciding/streams.js';
import { Jobs } from './jobs/jobs.js';
import type { Platform } from './platform.js';
import { OwnRows } from './reading/own-rows.js';
import { Switches } from './switches/switches.js';
import { Sealing } from './sealing/sealing.js';

/** Injection token of the whole platform; its parts are also injectable by class. */
export const PLATFORM = Symbol('platform');

/** Provides the parts of an opened platform, and the buses. */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const parts = [
      { provide: PLATFORM, useValue: platform },
      { provide: Streams, useValue: platform.streams },
      { provide: Sealing, useValue: platform.sealing },
      { provide: Credentials, useValue: platform.credentials },
      { provide: SealedBlobs, useValue: platform.blobs },
      { provide: Jobs, useValue: platform.jobs },
      { provide: Cache, useValue: platform.cache },
      { provide: Switches, useValue: platform.switches },
      { provide: Auditing, useValue: new Auditing() },
      { provide: DayHash, useValue: new DayHash(platform.sealing) },
      { provide: OwnRows, useValue: new OwnRows(platform.store, platform.progress) },
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: parts,
      exports: parts,
    };
  }
}
