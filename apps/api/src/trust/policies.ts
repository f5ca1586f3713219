import type { Policy } from '../platform/following/policy.js';
import type { Jobs } from '../platform/jobs/jobs.js';
import { ACCOUNT_AFTERMATH } from './accounts/own/account-aftermath.job.js';
import { REBUILD_READ_MODEL } from './admin/machinery/rebuild-read-model.job.js';

/** The jobs that follow from events of the trust context. */
export function trustPolicies(jobs: Jobs): readonly Policy[] {
  return [
    {
      name: 'trust.when-account-changed',
      handles: [
        'trust.role-granted.v1',
        'trust.role-revoked.v1',
        'trust.account-suspended.v1',
        'trust.account-erased.v1',
        'trust.password-set.v1',
      ],
      when: ({ id, data }) => {
        const { grantedAt, revokedAt, suspendedAt, erasedAt, setAt } = data;
        const before = String(grantedAt ?? revokedAt ?? suspendedAt ?? erasedAt ?? setAt);
        const accountId = String(data['accountId']);
        return jobs.add({ queue: ACCOUNT_AFTERMATH, jobId: id, ids: { accountId, before } });
      },
    },
    {
      name: 'trust.when-rebuild-ordered',
      handles: ['trust.rebuild-ordered.v1'],
      when: ({ data }) => {
        const rebuildId = String(data['rebuildId']);
        const readModel = String(data['readModel']);
        return jobs.add({ queue: REBUILD_READ_MODEL, jobId: rebuildId, ids: { rebuildId, readModel } });
      },
    },
  ];
}
