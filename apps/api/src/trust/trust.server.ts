import type { ContextServer } from '../platform/contexts/context.js';
import { trustPermissions } from './permissions.js';
import { trustPolicies } from './policies.js';
import { TrustModule } from './trust.module.js';
import { unfinishedTrustWork } from './unfinished.js';

/** What a server runs of the trust context. */
export const trustServer: ContextServer = {
  module: TrustModule,
  permissions: trustPermissions,
  jobs: [],
  policies: trustPolicies,
  unfinished: unfinishedTrustWork,
  seed: () => Promise.resolve(),
};
