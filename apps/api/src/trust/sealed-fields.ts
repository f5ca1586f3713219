import type { SealingRules } from '../platform/sealing/sealing-rule.js';

/** Personal fields of the trust events, sealed with the key of the account or home that they are about. */
export const trustSealing: SealingRules = {};
