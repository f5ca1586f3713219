import fc from 'fast-check';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { convertCdr } from './cdr.js';
import { demandWords } from './demand-words.js';
import type { Json } from './own-plan.spec-support.js';
import { plan } from './own-plan.spec-support.js';

const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
const converted = (demand: Json, contract: Json = {}, networks: readonly string[] = []): Tariff => {
  const fields = { amount: '0.30', chargePeriod: 'DAY', measurementPeriod: 'MONTH', ...demand };
  const tariffPeriod = [{ ...period, demandCharges: [fields] }];
  const value = plan({ tariffPeriod, ...contract }, { geography: { distributors: networks } });
  return Tariff.parse(convertCdr(JSON.stringify(value), { asOf: '2026-01-01', source: 'own' }).tariffs[0]);
};
const demandOf = (tariff: Tariff) => tariff.charges.find(({ kind }) => kind === 'per-kw');

describe('the words of an Australian demand charge', () => {
  it.each([
    [
      'Highest kW between 4pm - 8pm Monday to Friday including public holidays',
      { minutes: { from: 960, to: 1200 }, days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'counted' },
    ],
    [
      'Peak Demand: 5:30pm-8pm Mon-Sun ($/kW/day)',
      {
        minutes: { from: 1050, to: 1200 },
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        per: 'day',
      },
    ],
    [
      'maximum kW within the period 16:00 - 21:00 (AEST)',
      { minutes: { from: 960, to: 1260 }, clock: 'aest' },
    ],
    [
      '3 - 9pm on workdays, 1st April to 30th November',
      { minutes: { from: 900, to: 1260 }, holidays: 'left-out', seasons: [{ from: '04-01', to: '11-30' }] },
    ],
    [
      '01-Nov to 31-Mar & 01-Jun to 31-Aug, any day, 9pm to 9am',
      {
        minutes: { from: 1260, to: 540 },
        seasons: [
          { from: '11-01', to: '03-31' },
          { from: '06-01', to: '08-31' },
        ],
      },
    ],
    [
      'monthly maximum demand, December-March',
      { measured: 'month', seasons: [{ from: '12-01', to: '03-31' }] },
    ],
    [
      'Maximum demand between 3pm to 9pm on business days November to March and 3pm to 9pm on business days June to August ($/kW/day)',
      {
        minutes: { from: 900, to: 1260 },
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        holidays: 'left-out',
        per: 'day',
      },
    ],
    [
      'All kW (c/kW Monthly). Uses the maximum half hourly kW within the periods Apr - May, Mon - Fri, 14:00 - 20:00; Sep - Oct, Mon - Fri, 14:00 - 20:00.',
      { minutes: { from: 840, to: 1200 }, days: ['mon', 'tue', 'wed', 'thu', 'fri'], per: 'month' },
    ],
    [
      'This demand charge will apply only on working days in the low season which is 1st of April to 31st of October, year-round',
      { holidays: 'left-out', seasons: [{ from: '04-01', to: '10-31' }] },
    ],
  ])('are read: %s', (text, words) => {
    expect(demandWords(text)).toMatchObject({ ...words, rest: '' });
  });

  it.each([
    '4pm to 8pm if above 5 kW',
    'the average of the top 4 days',
    'kVA demand, 4pm to 8pm',
    '4pm to 8pm and 6am to 9am',
    '16 to 25 o’clock',
    'Jun - Aug, 17:00 - 21:00; Nov - Mar, 14:00 - 20:00',
    'Mon - Fri 4pm to 8pm, Sat - Sun 5pm to 9pm',
    '1st of November 2025 to 31st',
  ])('leave a rest where they say more: %s', (text) => {
    expect(demandWords(text).rest).not.toBe('');
  });

  it('tell any hours in twelve or twenty-four', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const twelve = (at: number): string => `${at % 12 === 0 ? 12 : at % 12}${at < 12 ? 'am' : 'pm'}`;
    fc.assert(
      fc.property(hour, hour, fc.boolean(), (from, to, inTwelve) => {
        fc.pre(from !== to);
        const text = inTwelve ? `${twelve(from)} to ${twelve(to)}` : `${from}:00 - ${to}:00`;
        expect(demandWords(text)).toMatchObject({
          minutes: { from: from * 60, to: to === 0 ? 1440 : to * 60 },
          rest: '',
        });
      }),
    );
  });
});

describe('a demand charge told in words', () => {
  it('is priced when they fill its empty fields', () => {
    const tariff = converted({ description: 'Highest kW, Mon-Fri 4pm to 8pm, Nov to March' });
    expect(tariff.unpriced).toEqual([]);
    expect(demandOf(tariff)).toMatchObject({
      per: 'day',
      schedule: {
        windows: [
          {
            days: ['mon', 'tue', 'wed', 'thu', 'fri'],
            minutes: [{ from: 960, to: 1200 }],
            seasons: [{ from: '11-01', to: '03-31' }],
          },
        ],
      },
    });
  });

  it("sums each day's peak where both of its periods are days", () => {
    const tariff = converted({ description: '4pm to 8pm', measurementPeriod: 'DAY' });
    expect(demandOf(tariff)).toMatchObject({ per: 'cycle', peaks: { kind: 'each-day' } });
  });

  it('leaves out the holidays of the state of its network, and is flagged where that is not known', () => {
    const demand = { description: '3pm to 9pm on business days' };
    expect(demandOf(converted(demand, {}, ['Powercor']))).toMatchObject({
      schedule: { holidays: { set: 'au-vic' } },
    });
    expect(converted(demand).unpriced).toHaveLength(1);
  });

  it('holds in the months of its words where its period has none of them, once', () => {
    const winter = {
      amount: '0.30',
      chargePeriod: 'DAY',
      measurementPeriod: 'DAY',
      startTime: '17:00',
      endTime: '21:00',
      description: 'Winter Jun to Aug',
    };
    const summer = { ...period, startDate: '11-01', endDate: '03-31' };
    const rest = { ...period, startDate: '04-01', endDate: '10-31' };
    const read = (demandCharges: readonly Json[], tariffPeriod: readonly Json[]): Tariff =>
      converted({}, { tariffPeriod: tariffPeriod.map((each) => ({ ...each, demandCharges })) });
    const once = converted({}, { tariffPeriod: [{ ...summer, demandCharges: [winter] }, rest] });
    expect(once.unpriced).toEqual([]);
    expect(demandOf(once)).toMatchObject({
      schedule: { windows: [{ seasons: [{ from: '06-01', to: '08-31' }] }] },
    });
    const winterPeriod = { ...period, startDate: '06-01', endDate: '08-31' };
    expect(read([winter], [summer, winterPeriod]).unpriced).not.toEqual([]);
    const crossing = { ...winter, description: 'Oct to Dec' };
    expect(
      converted({}, { tariffPeriod: [{ ...summer, demandCharges: [crossing] }, rest] }).unpriced,
    ).toHaveLength(1);
  });

  it.each([
    ['hours', { description: '4pm to 8pm', startTime: '15:00', endTime: '21:00' }],
    ['days', { description: 'Mon-Fri 4pm to 8pm', days: ['SAT', 'SUN'] }],
    ['how often it is charged', { description: '4pm to 8pm ($/kW/month)' }],
    ['how it is measured', { description: 'monthly maximum 4pm to 8pm', measurementPeriod: 'DAY' }],
    ['season', { description: 'Summer demand, 4pm to 8pm' }],
  ])('is flagged when words and fields differ in %s', (_, demand) => {
    const tariff = converted(demand);
    expect([tariff.unpriced.length, demandOf(tariff)]).toEqual([1, undefined]);
  });
});
