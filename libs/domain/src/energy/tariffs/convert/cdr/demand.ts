import type { Season } from '#domain/energy/tariffs/model/time-window';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import { GST_PERCENT, onClock, wordsOf } from './draft.js';
import type { CdrDemandCharge } from './plan-detail.js';
import { windowsOf } from './windows.js';

interface Placing {
  readonly where: string;
  readonly id: string;
  readonly season: Season | undefined;
}

/** Words that narrow a demand charge in prose: months, seasons, times, minimum levels. */
const prose =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|season|summer|winter|spring|autumn|working|business|week|holiday|\d{1,2}\s*[:.]?\s*\d{0,2}\s*(?:am|pm)|\d{1,2}:\d{2}|minimum|average|top \d|kva/i;

/**
 * Adds demand charges that are stated in full by their fields. Holders mostly describe when the peak is
 * measured in prose; such a charge is kept as text. Half-hour averages (AEMO metering).
 */
export function demandCharges(demands: readonly CdrDemandCharge[], placing: Placing, draft: Draft): void {
  for (const [i, demand] of demands.entries()) {
    const where = `${placing.where}.demandCharges[${i}]`;
    const amount = decimalText(demand.amount);
    const text = `${wordsOf(demand.displayName, demand.description)} (${String(demand.amount)} per ${demand.chargePeriod ?? 'period'})`;
    if (amount !== undefined && Number(amount) === 0) continue;
    const reason = amount === undefined ? 'Its amount is no number.' : reasonAgainst(demand);
    const read = windowsOf([demand], placing.season && [placing.season]);
    if (amount === undefined || reason !== undefined || 'unread' in read) {
      draft.notes.add(where, text, reason ?? 'Its times are not understood.');
      continue;
    }
    draft.charges.push({
      id: `${placing.id}-${i}`,
      label: clip(demand.displayName ?? 'Demand', 300),
      scope: 'bundled',
      kind: 'per-kw',
      flow: 'import',
      taxPercent: GST_PERCENT,
      schedule: onClock({ windows: read.windows }, draft),
      per: /^day$/i.test(demand.chargePeriod ?? '') ? 'day' : 'cycle',
      windowMinutes: 30,
      price: { type: 'constant', price: amount },
    });
  }
}

function reasonAgainst(demand: CdrDemandCharge): string | undefined {
  if (prose.test(wordsOf(demand.displayName, demand.description))) {
    return 'When the demand is measured is described in words only.';
  }
  const wholeDay = (demand.startTime ?? '00:00') === (demand.endTime ?? '00:00');
  if (wholeDay) return 'It states no time of day at which the demand is measured.';
  if (!/^month$/i.test(demand.measurementPeriod ?? '')) return 'Its demand is not measured by the month.';
  if (!/^(?:day|month)$/i.test(demand.chargePeriod ?? ''))
    return 'It is charged neither by the day nor by the month.';
  if (Number(decimalText(demand.minDemand ?? 0)) !== 0 || demand.maxDemand != null)
    return 'It applies between limits of demand.';
  return /^kwh?$/i.test(demand.measureUnit ?? 'kw')
    ? undefined
    : `It is measured in ${demand.measureUnit ?? ''}.`;
}
