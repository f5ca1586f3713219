import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';

/** Texas waives the fee in the last 14 days of a term (PUCT rule 25.475). */
const WAIVED_LAST_DAYS = 14;

/**
 * Reads a cancellation fee column: `150.00`, `175.00 per ESIID`, `20/month remaining`,
 * `15.00 por cada mes restante`, `0 Cancel anytime`. Undefined when it is not understood.
 */
export function terminationFeeOf(text: string, perMonth: boolean): TerminationFee | undefined {
  const said = text.trim().toLowerCase();
  if (said === '' || /^(?:none|n\/a|no)$/.test(said)) return { kind: 'none' };
  const match = /^(?:cancellation fee:?\s*)?\$?\s*(\d[\d,]{0,9}(?:\.\d{1,12})?)(?!\d)(.*)$/.exec(said);
  if (!match) return undefined;
  const amount = (match[1] ?? '').replaceAll(',', '');
  const rest = (match[2] ?? '').trim();
  if (Number(amount) === 0) return { kind: 'none' };
  if (perMonth || /(?:remaining|left|month|mes |mes$|restante|dejado)/.test(rest)) {
    return { kind: 'per-month-remaining', amount, waivedLastDays: WAIVED_LAST_DAYS };
  }
  if (rest === '' || /^(?:per|por) esi ?id\.?$/.test(rest)) {
    return { kind: 'flat', amount, waivedLastDays: WAIVED_LAST_DAYS };
  }
  return undefined;
}
