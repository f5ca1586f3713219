import { riskPhrase } from './risk-phrases.js';
import { yearsPhrase } from './phrases.js';

describe('a share of the drawn years', () => {
  it('is nearly all only where whole percent would say 99 or more, and never all', () => {
    expect([0.95, 0.984, 0.985, 1].map(yearsPhrase)).toEqual([
      '95% of the years we tried',
      '98% of the years we tried',
      'nearly all the years we tried',
      'nearly all the years we tried',
    ]);
  });
});

describe('little meter data', () => {
  it('gives no second figure for the share that the text has stated', () => {
    const flag = { kind: 'thinData', meteredPercent: 28, lowCost: '722.74', highCost: '1049.91' } as const;
    expect(riskPhrase(flag, 'AUD').phrase).toBe(
      'the meter counted only part of the year, so a year may well cost anything from $722.74 to $1,049.91',
    );
  });
});
