import { zoneOf } from '#domain/shared/zone';
import { DateOrders } from './date-orders.js';
import { parseIsoStamp } from './iso-stamp.js';
import { wholeDays } from './local-days.js';
import { usualStep } from './usual-step.js';
import { parseDay, parseDayTime, parseTimeOfDay } from './written-date.js';

const utc = (text: string): number => Date.parse(text) / 1000;
const DAY_S = 86_400;

describe('ISO stamps as utilities write them', () => {
  it.each([
    ['2024-10-27T01:30:00+01:00', '2024-10-27T00:30:00Z', 3_600],
    ['2024-10-27T01:30:00+0100', '2024-10-27T00:30:00Z', 3_600],
    ['2024-10-27 01:30:00-08', '2024-10-27T09:30:00Z', -28_800],
    ['2024-10-27T01:30Z', '2024-10-27T01:30:00Z', 0],
    ['2024-10-27T01:30:00.000+05:30', '2024-10-26T20:00:00Z', 19_800],
  ])('%s carries its offset', (text, instant, offsetS) => {
    expect(parseIsoStamp(text)).toEqual({ seconds: utc(instant), zoned: true, offsetS });
  });

  it.each([
    ['2024-10-27T01:30:00', '2024-10-27T01:30:00Z'],
    ['2024-10-27 24:00', '2024-10-28T00:00:00Z'],
    ['2024-10-27', '2024-10-27T00:00:00Z'],
  ])('%s is local', (text, face) => {
    expect(parseIsoStamp(text)).toEqual({ seconds: utc(face), zoned: false });
  });

  it.each(['27-10-2024', '2024-02-30', '2024-10-27T25:00', '2024-10-27T01:60', 'soon', '1969-12-31', ''])(
    '"%s" is none',
    (text) => {
      expect(parseIsoStamp(text)).toBeUndefined();
    },
  );
});

describe('written dates and times', () => {
  it.each([
    ['18/02/2020', 'dmy', '2020-02-18'],
    ['2/18/20', 'mdy', '2020-02-18'],
    ['2020/02/18', 'ymd', '2020-02-18'],
    ['18.2.2020', 'dmy', '2020-02-18'],
    ['20200218', 'ymd', '2020-02-18'],
  ] as const)('%s read %s', (text, order, day) => {
    expect(parseDay(text, order)).toBe(utc(`${day}T00:00:00Z`));
  });

  it.each([
    ['18/02/2020', 'mdy'],
    ['30/02/2020', 'dmy'],
    ['18/02/202', 'dmy'],
    ['20200218', 'dmy'],
  ] as const)('%s is no day read %s', (text, order) => {
    expect(parseDay(text, order)).toBeUndefined();
  });

  it.each([
    ['0:05', 300],
    ['07:05:30', 25_530],
    ['12:00 AM', 0],
    ['12:15PM', 44_100],
    ['11:45 p.m.', 85_500],
    ['24:00', DAY_S],
  ])('%s o clock', (text, second) => {
    expect(parseTimeOfDay(text)).toBe(second);
  });

  it.each(['24:01', '13:00 PM', '0:00 AM', '7', '07:61', 'noon'])('%s is no time', (text) => {
    expect(parseTimeOfDay(text)).toBeUndefined();
  });

  it('reads a day with and without its time', () => {
    expect(parseDayTime('18/02/2020 1:30 AM', 'dmy')).toBe(utc('2020-02-18T01:30:00Z'));
    expect(parseDayTime('18/02/2020', 'dmy')).toBe(utc('2020-02-18T00:00:00Z'));
    expect(parseDayTime('18/02/2020 x', 'dmy')).toBeUndefined();
  });
});

describe('the order of dates', () => {
  const orderOf = (...texts: readonly string[]): DateOrders => {
    const orders = new DateOrders();
    for (const text of texts) orders.see(text);
    return orders;
  };
  const dayIn = (orders: DateOrders, text: string): string =>
    new Date(orders.day(text) * 1000).toISOString().slice(0, 10);

  it('is told by a field beyond 12', () => {
    expect(dayIn(orderOf('01/02/2024', '13/02/2024'), '01/02/2024')).toBe('2024-02-01');
    expect(dayIn(orderOf('01/02/2024', '01/13/2024'), '01/02/2024')).toBe('2024-01-02');
  });

  it('is told by the months that follow each other', () => {
    expect(dayIn(orderOf('10/01/2024', '09/02/2024', '11/03/2024'), '09/02/2024')).toBe('2024-02-09');
    expect(dayIn(orderOf('01/10/2024', '02/09/2024', '03/11/2024'), '02/09/2024')).toBe('2024-02-09');
  });

  it('puts the day first where points part it', () => {
    expect(dayIn(orderOf('01.02.2024'), '01.02.2024')).toBe('2024-02-01');
  });

  it('asks where the file does not show it, and sees what no order can read', () => {
    // One after another, these are as well days of February as seconds of each month.
    for (const texts of [['01/02/2024'], ['01/02/2024', '02/02/2024', '03/02/2024']])
      expect(() => orderOf(...texts).day('01/02/2024')).toThrow(
        expect.objectContaining({ code: 'usage.ambiguous-dates' }),
      );
    expect(new DateOrders().see('31/31/2024')).toBe(false);
  });
});

describe('steps and days', () => {
  it('takes the commonest step, forward or back, else what is usual', () => {
    expect(usualStep([0, 900, 1800, 5400], 3600)).toBe(900);
    expect(usualStep([1800, 900, 0], 3600)).toBe(900);
    expect(usualStep([5], 3600)).toBe(3600);
  });

  it('lets days last from midnight to midnight', () => {
    const berlin = zoneOf('Europe/Berlin');
    const day = utc('2024-03-31T00:00:00Z');
    expect(wholeDays(day, day + DAY_S, berlin)).toEqual({
      startUtc: utc('2024-03-30T23:00:00Z'),
      durationS: 23 * 3600,
    });
    expect(wholeDays(day, day + DAY_S - 1, berlin)).toBeUndefined();
  });
});
