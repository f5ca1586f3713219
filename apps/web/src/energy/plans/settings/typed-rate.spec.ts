import { readRate } from './typed-rate.js';

describe('a price per kWh as people type it', () => {
  it.each([
    ['14.2', '14.2'],
    ['$0.15', '15'],
    ['15,5', '15.5'],
    ['0.142 $', '14.2'],
  ])('takes %s', (text, cents) => {
    expect(readRate(text, 'US', 'cents')).toEqual({ kind: 'rate', cents });
  });

  it('asks whether 0.15 is 15 cents', () => {
    expect(readRate('0.15', 'US', 'cents')).toMatchObject({
      kind: 'odd',
      cents: '0.15',
      question: expect.stringContaining('Did you mean 15 cents?'),
    });
  });

  it('asks about what no home pays, by the country', () => {
    expect(readRate('99999', 'US', 'cents')).toMatchObject({ kind: 'odd' });
    expect(readRate('100', 'AU', 'cents')).toMatchObject({ kind: 'rate' });
    expect(readRate('100', 'CA', 'cents')).toMatchObject({ kind: 'odd' });
  });

  it('cannot read words or a negative price', () => {
    expect([readRate('a lot', 'US', 'cents'), readRate('-3', 'US', 'cents')]).toEqual([
      { kind: 'unreadable' },
      { kind: 'unreadable' },
    ]);
  });
});
