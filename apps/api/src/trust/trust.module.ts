import { Module } from '@nestjs/common';
import { TrustReadModels } from './read-models.js';

/** The trust context: accounts, the audit trail, administration and operations, for every other context. */
@Module({ controllers: [], providers: [TrustReadModels] })
export class TrustModule {}
