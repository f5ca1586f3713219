/** A country's or state's rule on leaving a contract before its end. */
export interface LeavingRule {
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
export function leavingRuleOf(market: string): LeavingRule {
  return RULES[market] ?? NO_RULE;
}
