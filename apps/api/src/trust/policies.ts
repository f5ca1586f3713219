import type { Policy } from '../platform/following/policy.js';

/** The jobs that follow from events of the trust context. */
export function trustPolicies(): readonly Policy[] {
  return [];
}
