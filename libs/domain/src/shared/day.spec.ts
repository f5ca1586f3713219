import { addMonths, dayAfter, dayNumber, dayText, daysInMonth, monthNumber, monthsUntil } from './day.js';

describe('calendar days', () => {
  it('turn into numbers and back', () => {
    expect(dayText(dayNumber('2028-02-29') + 1)).toBe('2028-03-01');
  });

  it('stay on the last day when the later month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-21', 14)).toBe('2028-01-21');
  });

  it('count begun months whole', () => {
    expect(monthsUntil('2026-01-01', '2026-07-01')).toBe(6);
    expect(monthsUntil('2026-01-01', '2026-07-02')).toBe(7);
    expect(monthsUntil('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsUntil('2026-07-01', '2026-07-01')).toBe(0);
  });

  it('know leap years', () => {
    expect(daysInMonth(monthNumber('2028-02-10'))).toBe(29);
    expect(daysInMonth(monthNumber('2100-02-10'))).toBe(28);
    expect(daysInMonth(monthNumber('2000-02-10'))).toBe(29);
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
  });

  it('goes to the day after over months, years and leap days', () => {
    expect(['2026-01-31', '2025-12-31', '2024-02-28', '2026-02-28'].map(dayAfter)).toEqual([
      ...['2026-02-01', '2026-01-01', '2024-02-29', '2026-03-01'],
    ]);
  });
});
