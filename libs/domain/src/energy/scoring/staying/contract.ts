import type { CurrentPlan } from '#domain/energy/households/households.events';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { microsOf } from '../amounts.js';
import type { Contract, LeavingRule } from './leaving-fee.js';
import { WAIVED_LAST_DAYS } from './leaving-fee.js';

/**
 * The present contract as the person states it. The plan's own tariff, when it is known, adds how many
 * last days are free, and that a fee of the same amount shrinks with the days left.
 */
export function contractOf(current: CurrentPlan, tariff: Tariff | null): Contract {
  return { end: current.contractEnd, fee: ruleOf(current.terminationFee, tariff) };
}

function ruleOf(stated: CurrentPlan['terminationFee'], tariff: Tariff | null): LeavingRule {
  if (stated.kind === 'none') return { kind: 'none' };
  const own = tariff?.terminationFee;
  const waivedLastDays = own !== undefined && 'waivedLastDays' in own ? own.waivedLastDays : WAIVED_LAST_DAYS;
  const amountMicros = microsOf(stated.amount);
  if (own?.kind === 'proportional' && stated.kind === 'flat' && microsOf(own.amount) === amountMicros) {
    const termDays = Math.round(((tariff?.termMonths ?? 12) * 365) / 12);
    return { kind: 'proportional', amountMicros, waivedLastDays, termDays };
  }
  return { kind: stated.kind, amountMicros, waivedLastDays };
}
