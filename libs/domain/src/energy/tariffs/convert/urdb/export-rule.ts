import type { ExportRule } from '../../tariff.js';
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
  if (option !== undefined) return option;
  const words = (rate.dgrules ?? '').toLowerCase();
  if (words.includes('net metering') || (words === '' && rate.usenetmetering === true)) return OPTIONS[0];
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
  const stated = rate['ssc_metering_option'] ?? rate['metering_option'] ?? rate['metering'];
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
  const words = stated.toLowerCase();
  if (words.includes('buy all')) return OPTIONS[4];
  if (words.includes('net billing'))
    return words.includes('no carry') || !words.includes('carry') ? OPTIONS[2] : OPTIONS[3];
  if (words.includes('net metering')) return /\$ rollover|dollar/.test(words) ? OPTIONS[1] : OPTIONS[0];
  return undefined;
}
