import { day, hour, momentIn, month, span, withWrittenDates } from './dates.js';
import { centsPerKwh, kw, kwh, percent } from './energy.js';
import { money, roundMoney, unitPrice } from './money.js';
import { regionOfCurrency, regionOfZone, writeAsIn } from './region.js';

afterEach(() => {
  writeAsIn('US');
});

describe('amounts', () => {
  it('name their currency always, with cents where they are exact', () => {
    expect(money('1234.5', 'USD')).toBe('$1,234.50');
    expect(money('1234.5', 'AUD')).toBe('A$1,234.50');
    expect(roundMoney('1234.5', 'GBP')).toBe('£1,235');
  });

  it('are never minus nothing', () => {
    expect(roundMoney('-0.3', 'USD')).toBe('$0');
  });

  it('for one unit keep the fractions of a cent', () => {
    expect(unitPrice('0.054172', 'USD')).toBe('$0.05417');
    expect(unitPrice('-', 'USD')).toBe('–');
  });
});

describe('energy', () => {
  it('shows decimals only where they mean something', () => {
    expect([kwh('12690.4'), kwh('3.14159'), kwh('0.3456'), kw(0)]).toEqual([
      '12,690 kWh',
      '3.1 kWh',
      '0.35 kWh',
      '0 kW',
    ]);
  });

  it('never rounds a share up to all or down to none', () => {
    expect([percent(0), percent(0.004), percent(0.5), percent(0.9997), percent(1)]).toEqual([
      '0%',
      'under 1%',
      '50%',
      'over 99%',
      '100%',
    ]);
  });
});

describe('dates', () => {
  it('do not move with the reader’s own clock', () => {
    expect(day('2026-03-01')).toBe('March 1, 2026');
    expect(month('2026-03')).toBe('Mar 2026');
  });

  it('end the day before the first day of the next span', () => {
    expect(span('2026-02-01', '2026-03-01')).toMatch(/^Feb 1\s–\s28, 2026$/);
  });

  it('of a moment are told by the clock of the home', () => {
    expect(momentIn('America/Chicago', '2025-08-12T22:15:00Z')).toContain('5:15');
  });

  it('of a UTC stamp in a sentence lose the clock', () => {
    expect(withWrittenDates('A gap from 2011-02-09T00:00:00Z on.')).toBe('A gap from February 9, 2011 on.');
  });

  it('inside a sentence are written out, and other numbers left alone', () => {
    const sentence = 'From 2022-03-13 to 2022-03, 96 rows of 10400-12.';
    expect(withWrittenDates(sentence)).toBe('From March 13, 2022 to Mar 2022, 96 rows of 10400-12.');
  });

  it('have hours of a twelve-hour clock', () => {
    expect([hour(0), hour(12), hour(17), hour(24)]).toEqual(['12 AM', '12 PM', '5 PM', '12 AM']);
  });
});

describe('the home’s country', () => {
  it('writes its own money and dates', () => {
    writeAsIn('AU');
    expect([money('890', 'AUD'), day('2026-03-18'), hour(17)]).toEqual(['$890.00', '18 March 2026', '5 pm']);
    writeAsIn('GB');
    expect(centsPerKwh('25.94')).toBe('25.9p');
    expect([money('1234.5', 'GBP'), day('2026-03-18'), hour(17)]).toEqual([
      '£1,234.50',
      '18 March 2026',
      '17:00',
    ]);
  });

  it('stays as it was for a country nobody writes for', () => {
    writeAsIn('GB');
    writeAsIn('FR');
    writeAsIn(undefined);
    expect(day('2026-03-18')).toBe('18 March 2026');
  });

  it('is told by the currency, or by the zone where that tells it', () => {
    expect([regionOfCurrency('AUD'), regionOfCurrency('EUR')]).toEqual(['AU', undefined]);
    const zones = ['Australia/Perth', 'Europe/London', 'America/Toronto', 'America/Chicago', 'Europe/Berlin'];
    expect(zones.map(regionOfZone)).toEqual(['AU', 'GB', 'CA', 'US', undefined]);
  });
});
