import { DomainError } from '#domain/shared/domain-error';
import type { Tariff } from '../model/tariff.js';
import { converterOf } from './converters.js';
import { SMALL_DOCUMENTS } from './small-documents.spec-support.js';

const days = 'Date;Type de jour TEMPO\n2026-01-15;BLEU';
const convert = (format: string, text: string): ReturnType<ReturnType<typeof converterOf>> =>
  converterOf(format)(text, { asOf: '2026-01-15', source: 'own', days });
const moneyOf = ({ currency, charges, terminationFee }: Tariff): string =>
  JSON.stringify([currency, charges, terminationFee]);

/** What is whole and has another price than before, or nothing: error, refusal and flag are not silent. */
function silentIn(format: string, text: string, right: ReadonlySet<string>): readonly string[] {
  try {
    const { tariffs, refused } = convert(format, text);
    if (tariffs.length + refused.length === 0) return ['nothing'];
    return tariffs
      .filter(({ unpriced, estimated }) => unpriced.length === 0 && estimated === undefined)
      .map(moneyOf)
      .filter((money) => !right.has(money));
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

/** A price with a point or comma in a document, and where it stands. */
const PRICE = /(?<=[:>;,"$])\d+[.,]\d+(?=[,}\]<;\n"])/g;

interface Variant {
  readonly what: string;
  readonly change: (price: string) => string;
}
const VARIANTS: readonly Variant[] = [
  { what: 'below zero', change: (price) => `-${price}` },
  { what: 'a million times as high', change: (price) => (Number(price.replace(',', '.')) * 1e6).toFixed(1) },
  { what: 'text', change: () => 'abc' },
  { what: 'with a decimal comma', change: (price) => price.replace('.', ',') },
  { what: 'with points between thousands', change: () => '1.234,56' },
];

describe('a damaged document of plans', () => {
  it.each(SMALL_DOCUMENTS)('is refused, flagged or read right: $name', ({ format, text }) => {
    const whole = convert(format, text).tariffs.map(moneyOf);
    const base = new Set(whole);
    expect(whole.length).toBeGreaterThan(0);
    for (const share of [0.2, 0.5, 0.8, 0.95])
      expect([share, silentIn(format, text.slice(0, Math.floor(text.length * share)), base)]).toEqual([
        share,
        [],
      ]);
    for (const { index, 0: price } of text.matchAll(PRICE))
      for (const { what, change } of VARIANTS) {
        const put = change(price);
        const isBare = text[index - 1] === ':' || text[index - 1] === ',';
        const written = isBare && !/^-?\d+(?:\.\d+)?$/.test(put) ? `"${put}"` : put;
        const damaged = `${text.slice(0, index)}${written}${text.slice(index + price.length)}`;
        const where = text.slice(Math.max(0, index - 20), index + price.length);
        expect([what, where, silentIn(format, damaged, base)]).toEqual([what, where, []]);
      }
  });

  it.each(SMALL_DOCUMENTS.filter(({ text }) => /"(?:NOK|SEK|EUR)"/.test(text)))(
    'names a currency that is none: $name',
    ({ format, text }) => {
      for (const money of ['zzz', '', 'kr'])
        expect(silentIn(format, text.replaceAll(/"(?:NOK|SEK|EUR)"/g, `"${money}"`), new Set())).toEqual([]);
    },
  );

  it('in a list of many plans is one flagged among them', () => {
    const many = SMALL_DOCUMENTS.find(({ name }) => name === 'an Australian plan');
    const lines = Array.from({ length: 2_000 }, (_, at) =>
      (many?.text ?? '')
        .replace('OWN1@EME', `OWN${at}@EME`)
        .replace('"0.20"', at === 1_234 ? '"-0.20"' : '"0.20"'),
    );
    const { tariffs } = convert('cdr', lines.join('\n'));
    expect(tariffs).toHaveLength(2_000);
    expect(tariffs.filter(({ unpriced }) => unpriced.length > 0).map(({ id }) => id)).toEqual([
      'OWN1234@EME',
    ]);
  });
});
