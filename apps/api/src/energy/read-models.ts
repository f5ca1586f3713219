import { Inject, Injectable } from '@nestjs/common';
import type { Platform } from '../platform/platform.js';
import { PLATFORM } from '../platform/platform.module.js';
import { readModelsOf } from '../platform/reading/read-models.js';
import { energyProjections } from '#projections/energy/energy-projections';

/** Every read model of the energy context, read-only. */
@Injectable()
export class ReadModels extends readModelsOf(energyProjections) {
  constructor(@Inject(PLATFORM) platform: Platform) {
    super(platform);
  }
}
