import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { BUILD } from '#api/platform/build';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import { BUILT_ENGINE } from '#api/platform/engines/built-engine';
import { archiveEngine } from '#api/platform/engines/engines';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { engineRelease } from '#domain/energy/recommendations/engine-releases.decider';
import { SCORING_VERSION } from '#domain/energy/scoring/engine-version';
import { ENGINE_VERSION } from '#domain/energy/tariffs/engine-version';
import { streamOfEngine } from '#api/energy/streams';

/**
 * Keeps the engine of this program with the log before it makes its first result: each process does, since of two
 * releases that run side by side each issues by its own.
 */
@Injectable()
export class EngineRelease implements OnApplicationBootstrap {
  constructor(@Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'objects'>) {}

  async onApplicationBootstrap(): Promise<void> {
    if (BUILT_ENGINE === undefined) return;
    const { streams, objects } = this.platform;
    const { digest } = BUILT_ENGINE;
    if (await objects.has(digest)) {
      const known = await streams.load(engineRelease, streamOfEngine(digest));
      if (known.state.isReleased) return;
    }
    const { bytes } = await archiveEngine(BUILT_ENGINE, objects);
    const engineVersion = `${SCORING_VERSION} ${ENGINE_VERSION}`;
    const release = { kind: 'release', digest, bytes, commit: BUILD.commit, engineVersion } as const;
    const stamp = { ...systemStamp('engine-release', undefined), commandId: `release/${digest}` };
    await streams.decide(engineRelease, streamOfEngine(digest), release, stamp);
  }
}
