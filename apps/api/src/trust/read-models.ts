import { Inject, Injectable } from '@nestjs/common';
import type { Platform } from '../platform/platform.js';
import { PLATFORM } from '../platform/platform.module.js';
import { readModelsOf } from '../platform/reading/read-models.js';
import { trustProjections } from '#projections/trust/trust-projections';

/** Every read model of the trust context, read-only. */
@Injectable()
export class TrustReadModels extends readModelsOf(trustProjections) {
  constructor(@Inject(PLATFORM) platform: Platform) {
    super(platform);
  }
}
