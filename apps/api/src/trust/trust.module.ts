import { Module } from '@nestjs/common';
import { LogAuditRecorder } from './audit/audit-recorder.js';
import { TrustReadModels } from './read-models.js';

/** The trust context: accounts, the audit trail, administration and operations, for every other context. */
@Module({ controllers: [], providers: [TrustReadModels, LogAuditRecorder] })
export class TrustModule {}
