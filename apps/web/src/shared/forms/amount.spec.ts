import { hundredfold, readAmount } from './amount.js';

describe('an amount as people type it', () => {
  it.each([
    ['14.2', '14.2', null],
    [' 15,5 ', '15.5', null],
    ['1,640', '1640', null],
    ['1,640.50', '1640.50', null],
    ['1.640,50', '1640.50', null],
    ['$0.15', '0.15', 'major'],
    ['A$0.31', '0.31', 'major'],
    ['0,31 €', '0.31', 'major'],
    ['14.2 cents', '14.2', 'minor'],
    ['24.9p', '24.9', 'minor'],
    ['14.2¢/kWh', '14.2', 'minor'],
    ['$0.15 per kWh', '0.15', 'major'],
    ['150', '150', null],
  ])('reads %s', (text, value, unit) => {
    expect(readAmount(text)).toEqual({ value, unit });
  });

  it.each(['', 'a lot', '-5', '$-5', '12-14', '1,64,0', '1..2', '99999999999'])(
    'takes %p for none',
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );

  it('becomes cents exactly', () => {
    expect(['0.15', '0.1425', '12', '0.001', '1.5'].map(hundredfold)).toEqual([
      '15',
      '14.25',
      '1200',
      '0.1',
      '150',
    ]);
  });
});
