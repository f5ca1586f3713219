import fc from 'fast-check';
import {
  addEnergy,
  kwhText,
  MILLI_WH_EXPONENT,
  parseEnergy,
  parseMeanPower,
  scaleEnergy,
  subtractEnergy,
} from './units.js';

const KWH = MILLI_WH_EXPONENT.kWh;
/** Decimal text with up to twenty decimals, and its value in 1e-20. */
const decimal = fc
  .record({
    negative: fc.boolean(),
    whole: fc.nat(9_999_999),
    fraction: fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }),
    decimals: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ negative, whole, fraction, decimals }) => {
    const digits = fraction.toString().padStart(20, '0').slice(0, decimals);
    const scaled = BigInt(whole) * 10n ** 20n + BigInt(digits.padEnd(20, '0'));
    const text = `${negative ? '-' : ''}${String(whole)}${decimals === 0 ? '' : `.${digits}`}`;
    return { text, scaled: negative ? -scaled : scaled };
  });

function scaledOf(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const scaled = BigInt(whole) * 10n ** 20n + BigInt(fraction.padEnd(20, '0'));
  return negative ? -scaled : scaled;
}

describe('exact energy', () => {
  it('prints what it read, to twenty decimals', () => {
    fc.assert(
      fc.property(decimal, ({ text, scaled }) => {
        const energy = parseEnergy(text, KWH);
        expect(energy).toBeDefined();
        if (energy !== undefined) expect(scaledOf(kwhText(energy))).toBe(scaled);
      }),
    );
  });

  it('adds, subtracts and scales without loss', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [parseEnergy(a.text, KWH), parseEnergy(b.text, KWH)];
        if (x === undefined || y === undefined) throw new Error('both are numbers');
        expect(scaledOf(kwhText(addEnergy(x, y)))).toBe(a.scaled + b.scaled);
        expect(scaledOf(kwhText(subtractEnergy(x, y)))).toBe(a.scaled - b.scaled);
        const raw = parseEnergy(a.text, 0);
        // Read before its unit is known, then scaled: the same but for decimals beyond the fourteenth.
        if (raw !== undefined && a.text.replace(/^.*\./, '').length <= 14)
          expect(scaleEnergy(raw, KWH)).toEqual(x);
      }),
    );
  });

  it.each([
    ['.145', '0.145'],
    ['-1.20', '-1.2'],
    ['0E-20', '0'],
    ['1e3', '1000'],
    ['0.39600000000000000000', '0.396'],
    ['+5', '5'],
    ['-0', '0'],
  ])('reads %s as %s kWh', (text, kwh) => {
    const energy = parseEnergy(text, KWH);
    expect(energy === undefined ? undefined : kwhText(energy)).toBe(kwh);
  });

  it.each(['', '-', '.', '1,5', 'abc', '1.2.3', '0x10', 'NaN', 'Infinity', '1e999', '9'.repeat(70)])(
    'takes %p for no number',
    (text) => {
      expect(parseEnergy(text, KWH)).toBeUndefined();
    },
  );

  it('turns mean power into energy', () => {
    expect(parseMeanPower('1.234', 6, 1800)).toEqual({ milliWh: 617_000, restE20Kwh: 0 });
    expect(parseMeanPower('1234', 3, 600)).toEqual({ milliWh: 205_666, restE20Kwh: 66_666_666_666_666 });
  });
});
