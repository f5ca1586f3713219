import { Module } from '@nestjs/common';
import { Accounts } from './accounts/accounts.js';
import { SessionOpening } from './accounts/session-opening.js';
import { MachineryController } from './admin/machinery/machinery.controller.js';
import { ChangeMachineryHandler, MachineryHandler } from './admin/machinery/machinery.handlers.js';
import { RebuildReadModelJob } from './admin/machinery/rebuild-read-model.job.js';
import { LogAuditRecorder } from './audit/audit-recorder.js';
import { AuditController } from './audit/audit.controller.js';
import { CorrelationHandler, TrailEntryHandler, TrailPageHandler } from './audit/audit.handlers.js';
import { HomeAsOf } from './audit/homes/home-as-of.js';
import { HomesController } from './audit/homes/homes.controller.js';
import { HomeAsOfHandler, HomeDiffHandler, HomeTimelineHandler } from './audit/homes/homes.handlers.js';
import { TrailStore } from './audit/trail.store.js';
import { TrustReadModels } from './read-models.js';

/** The trust context: accounts, the audit trail, administration and operations, for every other context. */
@Module({
  controllers: [AuditController, HomesController, MachineryController],
  providers: [
    TrustReadModels,
    LogAuditRecorder,
    ...[Accounts, SessionOpening],
    TrailStore,
    ...[TrailPageHandler, TrailEntryHandler, CorrelationHandler],
    ...[HomeAsOf, HomeTimelineHandler, HomeAsOfHandler, HomeDiffHandler],
    ...[ChangeMachineryHandler, MachineryHandler, RebuildReadModelJob],
  ],
})
export class TrustModule {}
