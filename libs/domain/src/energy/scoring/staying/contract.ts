import type { CurrentPlan } from '#domain/energy/households/households.events';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { microsOf } from '../amounts.js';
import type { Contract, LeavingFeeRule } from './leaving-fee.js';

/**
 * The present contract as the person states it, under the rule of their market. The plan's own tariff,
 * when it is known, may free more of its last days, and tells that a fee of the same amount shrinks with
 * the days left.
 */
export function contractOf(current: CurrentPlan, tariff: Tariff | null, market: string): Contract {
  const rule = leavingRuleOf(market);
  const own = tariff?.terminationFee;
  const ownDays = own !== undefined && 'waivedLastDays' in own ? own.waivedLastDays : 0;
  const byPlan = ownDays > rule.waivedLastDays;
  return {
    end: current.contractEnd,
    fee: feeRuleOf(current.terminationFee, tariff),
    waivedLastDays: byPlan ? ownDays : rule.waivedLastDays,
    waivedWhy: byPlan ? `your plan charges no fee in its last ${ownDays} days` : rule.words,
  };
}

function feeRuleOf(stated: CurrentPlan['terminationFee'], tariff: Tariff | null): LeavingFeeRule {
  if (stated.kind === 'none') return { kind: 'none' };
  const own = tariff?.terminationFee;
  const amountMicros = microsOf(stated.amount);
  if (amountMicros === 0) return { kind: 'none' };
  if (own?.kind === 'proportional' && stated.kind === 'flat' && microsOf(own.amount) === amountMicros) {
    const termDays = Math.round(((tariff?.termMonths ?? 12) * 365) / 12);
    return { kind: 'proportional', amountMicros, termDays };
  }
  return { kind: stated.kind, amountMicros };
}

/** A country's or state's rule on leaving a contract before its end. */
interface LeavingRule {
  /** Days at the end of a term in which no fee may be charged. */
  readonly waivedLastDays: number;
  /** The rule in a householder's words, null if there is none. */
  readonly words: string | null;
  /** The law or licence that states it. */
  readonly source: string | null;
}

const NO_RULE: LeavingRule = { waivedLastDays: 0, words: null, source: null };

/** By market, or by country if one rule holds for all of it. */
const RULES: Readonly<Record<string, LeavingRule>> = {
  'us-tx': {
    waivedLastDays: 14,
    words: 'in Texas no fee is due in the last 14 days of a contract',
    source: 'Public Utility Commission of Texas, 16 TAC 25.475',
  },
  uk: {
    waivedLastDays: 49,
    words: 'in Great Britain no exit fee is due in the last 49 days of a fixed tariff',
    source: 'Ofgem, electricity supply licence, standard condition 24',
  },
};

/** The rule of a market (`us-tx`, `uk`, `au-nsw`): none in Australia, Ohio and Ontario, nor where we know of none. */
function leavingRuleOf(market: string): LeavingRule {
  return RULES[market] ?? NO_RULE;
}
