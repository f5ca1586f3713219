import type { ContextServer } from '../platform/contexts/context.js';
import { ACCOUNT_AFTERMATH, AccountAftermathJob } from './accounts/own/account-aftermath.job.js';
import { SEND_LINK, SendLinkJob } from './accounts/sign-in/send-link.job.js';
import { REBUILD_READ_MODEL, RebuildReadModelJob } from './admin/machinery/rebuild-read-model.job.js';
import { REPLAY, ReplayJob } from './audit/reruns/replay.job.js';
import { trustPermissions } from './permissions.js';
import { trustPolicies } from './policies.js';
import { TrustReadModels } from './read-models.js';
import { TrustModule } from './trust.module.js';
import { unfinishedTrustWork } from './unfinished.js';

/** What a server runs of the trust context. */
export const trustServer: ContextServer = {
  module: TrustModule,
  permissions: trustPermissions,
  jobs: [
    { queue: REBUILD_READ_MODEL, runner: RebuildReadModelJob, atOnce: 1 },
    { queue: SEND_LINK, runner: SendLinkJob, atOnce: 4 },
    { queue: ACCOUNT_AFTERMATH, runner: AccountAftermathJob, atOnce: 1 },
    { queue: REPLAY, runner: ReplayJob, atOnce: 1 },
  ],
  policies: trustPolicies,
  unfinished: (app) => unfinishedTrustWork(app.get(TrustReadModels), app.get(ReplayJob)),
  seed: () => Promise.resolve(),
};
