import { Module } from '@nestjs/common';
import { AccountRows } from './accounts/account-rows.js';
import { Accounts } from './accounts/accounts.js';
import {
  AddPasskeyHandler,
  ConfirmTotpHandler,
  NewRecoveryCodesHandler,
} from './accounts/factors/factors.handlers.js';
import {
  OfferPasskeyHandler,
  OfferTotpHandler,
  RemoveFactorHandler,
} from './accounts/factors/factors.handlers.js';
import { FactorsController } from './accounts/factors/factors.controller.js';
import { ProvenFactors } from './accounts/factors/proven-factors.js';
import { AccountAftermathJob } from './accounts/own/account-aftermath.job.js';
import { AccountErasure } from './accounts/own/account-erasure.js';
import { OwnController } from './accounts/own/own.controller.js';
import {
  ChangeOwnPasswordHandler,
  ConsentToSupportHandler,
  EndSessionsHandler,
  EraseOwnAccountHandler,
  MakeApiTokenHandler,
  RevokeApiTokenHandler,
  UseHouseholdHandler,
} from './accounts/own/own.handlers.js';
import { AccountHandler, HeldHandler, LooksHandler } from './accounts/own/own.query-handlers.js';
import { PeopleController } from './accounts/people/people.controller.js';
import {
  AccountsHandler,
  ChangeAccountHandler,
  FindAccountHandler,
  ListedAccountHandler,
  OpenHouseholdHandler,
} from './accounts/people/people.handlers.js';
import { Confirmation } from './accounts/sign-in/confirmation.js';
import { AskForLinkHandler, LinkHandler, OpenLinkHandler } from './accounts/sign-in/links.handlers.js';
import { PasswordSetting } from './accounts/sign-in/password-setting.js';
import { SendLinkJob } from './accounts/sign-in/send-link.job.js';
import { SessionOpening } from './accounts/sign-in/session-opening.js';
import { SignInController } from './accounts/sign-in/sign-in.controller.js';
import {
  ChallengePasskeyHandler,
  FinishSignInHandler,
  SessionHandler,
  SignInWithPasswordHandler,
  SignOutHandler,
} from './accounts/sign-in/sign-in.handlers.js';
import { Throttle } from './accounts/sign-in/throttle.js';
import { MachineryController } from './admin/machinery/machinery.controller.js';
import { ChangeMachineryHandler, MachineryHandler } from './admin/machinery/machinery.handlers.js';
import { RebuildReadModelJob } from './admin/machinery/rebuild-read-model.job.js';
import { LogAuditRecorder } from './audit/audit-recorder.js';
import { AuditController } from './audit/audit.controller.js';
import { CorrelationHandler, TrailEntryHandler, TrailPageHandler } from './audit/audit.handlers.js';
import { HomeAsOf } from './audit/homes/home-as-of.js';
import { HomesController } from './audit/homes/homes.controller.js';
import { HomeAsOfHandler, HomeDiffHandler, HomeTimelineHandler } from './audit/homes/homes.handlers.js';
import { TrailStreamsController } from './audit/streams/trail-streams.controller.js';
import {
  TrailExportHandler,
  TrailStatisticsHandler,
  TrailTailHandler,
} from './audit/streams/trail-streams.handlers.js';
import { ReplayJob } from './audit/reruns/replay.job.js';
import { RerunsController } from './audit/reruns/reruns.controller.js';
import { RerunHandler, RerunInputsHandler, WhyFirstHandler } from './audit/reruns/reruns.handlers.js';
import { TrailStore } from './audit/trail.store.js';
import { TrustReadModels } from './read-models.js';

/** The trust context: accounts, the audit trail, administration and operations, for every other context. */
@Module({
  controllers: [
    ...[SignInController, FactorsController, OwnController, PeopleController],
    AuditController,
    TrailStreamsController,
    HomesController,
    RerunsController,
    MachineryController,
  ],
  providers: [
    TrustReadModels,
    LogAuditRecorder,
    ...[
      Accounts,
      AccountRows,
      PasswordSetting,
      SessionOpening,
      Confirmation,
      Throttle,
      ProvenFactors,
      AccountErasure,
    ],
    ...[SendLinkJob, AccountAftermathJob],
    ...[AskForLinkHandler, LinkHandler, OpenLinkHandler, SignInWithPasswordHandler, SignOutHandler],
    ...[ChallengePasskeyHandler, FinishSignInHandler, SessionHandler],
    ...[OfferTotpHandler, ConfirmTotpHandler, OfferPasskeyHandler, AddPasskeyHandler],
    ...[RemoveFactorHandler, NewRecoveryCodesHandler],
    ...[ChangeOwnPasswordHandler, EndSessionsHandler, MakeApiTokenHandler, RevokeApiTokenHandler],
    ...[
      UseHouseholdHandler,
      ConsentToSupportHandler,
      EraseOwnAccountHandler,
      AccountHandler,
      HeldHandler,
      LooksHandler,
    ],
    ...[ChangeAccountHandler, FindAccountHandler, OpenHouseholdHandler],
    ...[AccountsHandler, ListedAccountHandler],
    TrailStore,
    ...[ReplayJob, RerunInputsHandler, RerunHandler, WhyFirstHandler],
    ...[TrailPageHandler, TrailEntryHandler, CorrelationHandler],
    ...[TrailExportHandler, TrailTailHandler, TrailStatisticsHandler],
    ...[HomeAsOf, HomeTimelineHandler, HomeAsOfHandler, HomeDiffHandler],
    ...[ChangeMachineryHandler, MachineryHandler, RebuildReadModelJob],
  ],
})
export class TrustModule {}
