import type { CreditIfCharge } from './charge.js';
import { milliOf } from '../exact.js';
import type { z } from 'zod';

type Usage = z.infer<typeof CreditIfCharge>['usage'];

/** Bounds of a condition in whole mWh: `from` and `upTo` inclusive. */
export interface UsageBounds {
  readonly fromMilliWh: number;
  readonly upToMilliWh: number;
}

/** The range of a condition; "below" is the last whole mWh under it. */
export function usageBounds({ fromKwh, upToKwh, belowKwh }: Usage): UsageBounds {
  const inclusive = upToKwh === undefined ? Number.POSITIVE_INFINITY : milliOf(upToKwh);
  const exclusive = belowKwh === undefined ? Number.POSITIVE_INFINITY : milliOf(belowKwh) - 1;
  return {
    fromMilliWh: fromKwh === undefined ? 0 : milliOf(fromKwh),
    upToMilliWh: Math.min(inclusive, exclusive),
  };
}
