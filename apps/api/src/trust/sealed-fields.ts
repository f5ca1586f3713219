import type { SealingRules } from '../platform/sealing/sealing-rule.js';

const ofAccount = (...fields: readonly string[]) => ({ subject: 'accountId', fields });

/** Personal fields of the trust events, sealed with the key of the account or home that they are about. */
export const trustSealing: SealingRules = {
  'trust.account-registered.v1': ofAccount('email'),
  'trust.passkey-registered.v1': ofAccount('name'),
  'trust.api-token-issued.v1': ofAccount('name'),
};
