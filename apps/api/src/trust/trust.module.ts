import { Module } from '@nestjs/common';
import { Accounts } from './accounts/accounts.js';
import { SessionOpening } from './accounts/session-opening.js';
import { LogAuditRecorder } from './audit/audit-recorder.js';
import { TrustReadModels } from './read-models.js';

/** The trust context: accounts, the audit trail, administration and operations, for every other context. */
@Module({ controllers: [], providers: [TrustReadModels, LogAuditRecorder, Accounts, SessionOpening] })
export class TrustModule {}
