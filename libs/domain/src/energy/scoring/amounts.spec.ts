import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { amountText, roundedKwhText, microsOf, roundTo } from './amounts.js';

describe('amounts', () => {
  it('are read exactly, however they are written', () => {
    const digits = fc.tuple(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(digits, ([value, decimals]) => {
        const text = new Decimal(value).div(10 ** decimals).toFixed(decimals);
        expect(microsOf(text)).toBe(new Decimal(text).times(1_000_000).round().toNumber() + 0);
      }),
    );
    expect(microsOf('0.0000005')).toBe(1);
    expect(microsOf('123456789012.345678')).toBe(123_456_789_012_345_678);
  });

  it('are written to the cent, halves away from zero', () => {
    expect([amountText(1_005_000), amountText(-1_005_000), amountText(1_004_999)]).toEqual([
      '1.01',
      '-1.01',
      '1.00',
    ]);
  });

  it('know no minus zero', () => {
    expect(amountText(-4_999)).toBe('0.00');
    expect(Object.is(roundTo(-1, 10), 0)).toBe(true);
  });
});

describe('energy', () => {
  it('is written in kWh with at most three decimals', () => {
    expect([roundedKwhText(1_234_567_890), roundedKwhText(900_000_000), roundedKwhText(0)]).toEqual([
      '1234.568',
      '900',
      '0',
    ]);
  });
});
