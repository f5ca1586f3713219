import { dayLocalSeconds, dayAtLocal } from './cycles.js';
import { HOLIDAY_SETS } from './holiday-sets.js';
import { holidayTest, holidaysOf } from './holidays.js';

const DAY_S = 86_400;

function daysOf(set: string, year: number): readonly string[] {
  const found = HOLIDAY_SETS[set];
  if (found === undefined) throw new Error(`no set ${set}`);
  return holidaysOf(year, found.names, found.observance).map((day) => dayAtLocal(day * DAY_S));
}

describe('holidays by rule', () => {
  it('find the six of the utilities, Sunday kept on Monday', () => {
    expect(daysOf('us-utility', 2027)).toEqual([
      '2027-01-01',
      '2027-05-31',
      '2027-07-04',
      '2027-07-05',
      '2027-09-06',
      '2027-11-25',
      '2027-12-25',
    ]);
  });

  it('keep a federal holiday of a Saturday on Friday', () => {
    expect(daysOf('us-federal', 2026)).toContain('2026-07-03');
  });

  it('follow Easter and push both days of Christmas behind the weekend', () => {
    expect(daysOf('ontario', 2027)).toEqual([
      '2027-01-01',
      '2027-02-15',
      '2027-03-26',
      '2027-05-24',
      '2027-07-01',
      '2027-08-02',
      '2027-09-06',
      '2027-10-11',
      '2027-12-25',
      '2027-12-26',
      '2027-12-27',
      '2027-12-28',
    ]);
  });

  it('know the days that only one state keeps', () => {
    expect(daysOf('au-vic', 2025)).toContain('2025-11-04');
    expect(daysOf('au-nsw', 2025)).toContain('2025-10-06');
    expect(daysOf('au-wa', 2025)).toContain('2025-06-02');
  });

  it('count a New Year kept in the old year', () => {
    const test = holidayTest({ names: ['new-years-day'], observance: 'nearest-weekday' });
    expect(test(dayLocalSeconds('2021-12-31') / DAY_S)).toBe(true);
  });

  it('take plain dates', () => {
    const test = holidayTest(['2026-02-17']);
    expect([
      test(dayLocalSeconds('2026-02-17') / DAY_S),
      test(dayLocalSeconds('2026-02-18') / DAY_S),
    ]).toEqual([true, false]);
  });

  it('refuse a name without a rule', () => {
    expect(() => holidayTest('atlantis')).toThrow(
      expect.objectContaining({ code: 'tariffs.holidays-unknown' }),
    );
  });
});
