import type { CurrentPlan } from '#domain/energy/households/households.events';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { microsOf } from '../amounts.js';
import type { Contract, LeavingFeeRule } from './leaving-fee.js';
import { leavingRuleOf } from './leaving-rules.js';

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
