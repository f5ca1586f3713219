/** What one price of a series counts, as far as words say it. */
export interface StatedUnit {
  /** ISO 4217. */
  readonly currency?: string;
  /** Prices divided by this are in whole currency per kWh. */
  readonly perKwh?: number;
}

/** Words of hundredths, with the currency they can only belong to. */
const MINOR: readonly (readonly [words: RegExp, currency?: string])[] = [
  [/\bsnt\b|\bsentti/i, 'EUR'],
  [/\bc€|€ ?c(?:ents?|t)?\b|\beuro ?cents?\b|\beurocts?\b/i, 'EUR'],
  [/(?:^|[^\p{L}])ör[et]?(?![\p{L}])/iu, 'SEK'],
  [/(?:^|[^\p{L}])ør[et]?(?![\p{L}])|(?:^|[^\p{L}])ore(?![\p{L}])/iu],
  [/\bgr(?:osz\w*)?\b/i, 'PLN'],
  [/\bp(?:ence)?\s*(?:\/|per\b|_per_)|\bpence\b/i, 'GBP'],
  [/¢|\bc(?:ts?|ents?)?\s*(?:\/|per\b|_per_)|\bcents?\b|\bcts?\b/i],
];
const SIGNS: readonly (readonly [sign: RegExp, currency: string])[] = [
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/\bzł/i, 'PLN'],
  [/\bk[cč]\b/i, 'CZK'],
  [/A\$|AU\$/, 'AUD'],
  [/US\$/, 'USD'],
];
const CODE = /(?:^|[^a-z])(EUR|USD|GBP|AUD|CAD|NZD|NOK|SEK|DKK|PLN|CHF|CZK|HUF|RON|BGN|JPY|KRW)(?![a-z])/i;
const SCALES: readonly (readonly [words: RegExp, kwh: number])[] = [
  [/mwh/i, 1000],
  [/kwh/i, 1],
];

/**
 * Reads words that name a unit: `EUR/MWh`, `öre per kWh`, `SEK_per_kWh`, `snt/kWh`. What the words do
 * not say stays absent: nothing is worked out from the size of the prices.
 */
export function unitIn(words: string): StatedUnit {
  const text = words.replaceAll('_', ' ').replace(/\bper\b/gi, '/');
  const scale = SCALES.find(([name]) => name.test(text))?.[1];
  const minor = MINOR.find(([name]) => name.test(text) || name.test(words));
  const code = CODE.exec(text)?.[1]?.toUpperCase();
  const currency = code ?? minor?.[1] ?? SIGNS.find(([sign]) => sign.test(text))?.[1];
  return {
    ...(currency !== undefined && { currency }),
    ...(scale !== undefined && { perKwh: scale * (minor === undefined ? 1 : 100) }),
  };
}
