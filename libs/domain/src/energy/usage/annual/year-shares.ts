import type { FlowYear } from './annual-profile.js';

/**
 * Share of the year's time (0 to 1) that was metered, filled in or projected: the one measure of it on
 * every page. The three sum to 1.
 */
export function shareOfYear(
  { months }: Pick<FlowYear, 'months'>,
  kind: 'meteredShare' | 'filledShare' | 'projectedShare',
): number {
  if (months.length === 0) return 0;
  return months.reduce((sum, month) => sum + month[kind], 0) / months.length;
}
