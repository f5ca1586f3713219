import type { ExportRule } from '#domain/energy/tariffs/model/tariff';
import { decimalOf } from './figures.js';
import type { UrdbRate } from './rate.js';

/** How a rate treats exports, and whether each interval counts by itself. */
export interface ExportReading {
  readonly rule: ExportRule;
  readonly chronological: boolean;
}

const DECEMBER = 12;

/**
 * The export rule of `dgrules` (or the older `usenetmetering`), or of a metering option 0..4 in the
 * numbering of utilityrate5, which says more. Rules credited by the year settle in December.
 */
export function exportReading(rate: UrdbRate): ExportReading {
  const option = meteringOption(rate);
  if (option !== undefined) return { ...option, rule: withFinePrint(option.rule, rate) };
  const { rule, chronological } = wordReading(rate);
  return { chronological, rule: withFinePrint(rule, rate) };
}

function wordReading(rate: UrdbRate): ExportReading {
  const words = plainWords(rate.dgrules ?? '');
  if (
    words.includes('net metering') ||
    (words === '' && /^(true|yes|1)$/i.test(String(rate.usenetmetering ?? '')))
  )
    return OPTIONS[0];
  if (words.includes('net billing')) return OPTIONS[2];
  if (words.includes('buy all')) return OPTIONS[4];
  return { rule: { kind: 'charges' }, chronological: false };
}

const OPTIONS = {
  0: {
    rule: { kind: 'kwh-rollover', trueUpMonth: DECEMBER, trueUpPrice: '0', atTrueUp: 'paid' },
    chronological: false,
  },
  1: { rule: { kind: 'dollar-credit', trueUpMonth: DECEMBER, atTrueUp: 'paid' }, chronological: false },
  2: { rule: { kind: 'charges' }, chronological: true },
  3: {
    rule: { kind: 'net-billing-carry', appliesFrom: 'next-cycle', trueUpMonth: DECEMBER, atTrueUp: 'paid' },
    chronological: true,
  },
  4: { rule: { kind: 'buy-all-sell-all' }, chronological: true },
} as const satisfies Readonly<Record<number, ExportReading>>;

function meteringOption(rate: UrdbRate): ExportReading | undefined {
  const stated =
    rate['ssc_metering_option'] ?? rate['ur_metering_option'] ?? rate['metering_option'] ?? rate['metering'];
  const option = Number(stated);
  if (stated == null || stated === '' || !Number.isInteger(option)) return wordOption(stated);
  switch (option) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return OPTIONS[option];
    default:
      return undefined;
  }
}

function wordOption(stated: unknown): ExportReading | undefined {
  if (typeof stated !== 'string') return undefined;
  const words = plainWords(stated);
  if (words.includes('buy all')) return OPTIONS[4];
  if (words.includes('net billing'))
    return words.includes('no carry') || !words.includes('carry') ? OPTIONS[2] : OPTIONS[3];
  if (words.includes('net metering')) return /\$ rollover|dollar/.test(words) ? OPTIONS[1] : OPTIONS[0];
  return undefined;
}

/** Lower-case words with single blanks: NetMetering, net_metering and "Net-Metering" are all alike. */
function plainWords(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^a-zA-Z$]+/g, ' ')
    .toLowerCase()
    .trim();
}

/** What utilityrate5 is told beside the option: when and at what price credit is settled. */
function withFinePrint(rule: ExportRule, rate: UrdbRate): ExportRule {
  const month = rate.ur_nm_credit_month;
  const settled = month == null ? {} : { trueUpMonth: month + 1 };
  switch (rule.kind) {
    case 'charges':
    case 'buy-all-sell-all':
    case 'period-netting':
      return rule;
    case 'kwh-rollover':
      return {
        ...rule,
        ...settled,
        trueUpPrice: decimalOf(rate.ur_nm_yearend_sell_rate),
        atTrueUp: Number(rate.ur_nm_credit_rollover) === 1 ? 'carried' : 'paid',
      };
    case 'dollar-credit':
      return { ...rule, ...settled };
    case 'net-billing-carry':
      return {
        ...rule,
        ...settled,
        appliesFrom: Number(rate.ur_nb_apply_credit_current_month) === 1 ? 'same-cycle' : 'next-cycle',
        atTrueUp: Number(rate.ur_nb_credit_expire) === 1 ? 'expires' : 'paid',
      };
  }
}
