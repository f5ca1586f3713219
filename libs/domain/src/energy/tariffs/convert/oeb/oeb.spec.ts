import fc from 'fast-check';
import { convertOeb } from './oeb.js';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import type { Load } from '#domain/energy/tariffs/model/load';
import { price } from '#domain/energy/tariffs/reference/price';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { timeOfUseCharges, ultraLowOvernightCharges } from './price-plans.js';
import { regulatedPrices } from './published-prices.js';

const context = { asOf: '2026-01-15', source: 'own fixture' };

/** A row of our own making. */
const rows = (more = '', rateClass = 'RESIDENTIAL'): string => `<?xml version="1.0" encoding="UTF-8"?>
<BillDataTable><BillDataRow><Dist>Own Hydro</Dist><Class>${rateClass}</Class><YEAR>2026</YEAR>
<RPP1>0.12</RPP1><RPP2>0.142</RPP2><RPPOffP>0.098</RPPOffP><RPPMidP>0.157</RPPMidP><RPPOnP>0.203</RPPOnP>
<ULO_overnight>0.039</ULO_overnight><ULO_weekendoffp>0.098</ULO_weekendoffp><ULO_midp>0.157</ULO_midp><ULO_onp>0.391</ULO_onp>
<SC>40</SC><DC>0.001</DC><Net>0.01</Net><Conn>0.008</Conn><WMSR>0.0047</WMSR><RRRP>0.0006</RRRP><SSS>0.25</SSS>
<LF>1.05</LF><GST>0.13</GST><Rebate>0.235</Rebate><VC/>${more}</BillDataRow></BillDataTable>`;

const zone = 'America/Toronto';
/** Micros of one kWh at a local hour of a day, under these charges. */
const centsAt = (tariff: Tariff, day: string, hour: number): number => {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const cycles = calendarMonths(zone, day, next);
  const load: Load = {
    zone,
    startUtc: Float64Array.of((cycles[0]?.startUtc ?? 0) + hour * 3600),
    durationS: Float64Array.of(3600),
    importMilliWh: Float64Array.of(100_000_000),
  };
  return (price(tariff, load, cycles)[0]?.totalMicros ?? Number.NaN) / 1_000_000;
};
const supplyOnly = (charges: readonly Tariff['charges'][number][]): Tariff => {
  const tariff = Tariff.parse(convertOeb(rows(), context).tariffs[0]);
  return { ...tariff, charges: [...charges] };
};

describe("Ontario's price plans", () => {
  const prices = regulatedPrices('2026-01-15');
  const tou = supplyOnly(timeOfUseCharges(prices.timeOfUse));
  const ulo = supplyOnly(ultraLowOvernightCharges(prices.ultraLowOvernight));

  it.each([
    ['a winter morning is on-peak', '2026-01-14', 8, 20.3],
    ['a winter noon is mid-peak', '2026-01-14', 12, 15.7],
    ['a summer noon is on-peak', '2026-07-15', 12, 20.3],
    ['a summer evening at six is mid-peak', '2026-07-15', 18, 15.7],
    ['night is off-peak', '2026-01-14', 22, 9.8],
    ['Saturday noon is off-peak', '2026-01-17', 12, 9.8],
    ['Victoria Day noon is off-peak', '2026-05-18', 12, 9.8],
    ['Boxing Day, kept on the Monday, is off-peak', '2026-12-28', 12, 9.8],
  ])('time of use: %s', (_, day, hour, dollars) => {
    expect(centsAt(tou, day, hour)).toBeCloseTo(dollars, 6);
  });

  it.each([
    ['midnight is ultra-low', '2026-01-15', 0, 3.9],
    ['eleven at night is ultra-low, on a Sunday too', '2026-01-18', 23, 3.9],
    ['Sunday noon is weekend off-peak', '2026-01-18', 12, 9.8],
    ['a working noon is mid-peak', '2026-01-15', 12, 15.7],
    ['five in the afternoon is on-peak', '2026-01-15', 17, 39.1],
    ['Christmas at five is weekend off-peak', '2026-12-25', 17, 9.8],
  ])('ultra-low overnight: %s', (_, day, hour, dollars) => {
    expect(centsAt(ulo, day, hour)).toBeCloseTo(dollars, 6);
  });

  it('refuses a day before the published prices', () => {
    expect(() => regulatedPrices('2020-01-01')).toThrow(
      expect.objectContaining({ code: 'tariffs.prices-unknown' }),
    );
  });
});

describe("the Board's bill data", () => {
  it('makes three tariffs of a residential row, each with the whole bill', () => {
    const { tariffs, refused } = convertOeb(rows(), context);
    expect(refused).toEqual([]);
    expect(tariffs.map((tariff) => tariff.id)).toEqual([
      'own-hydro-residential-tou',
      'own-hydro-residential-tiered',
      'own-hydro-residential-ulo',
    ]);
    for (const tariff of tariffs) expect(Tariff.parse(tariff).unpriced).toEqual([]);
  });

  it('adds losses, delivery, tax and rebate up as an Ontario bill does', () => {
    const [tou] = convertOeb(rows(), context).tariffs;
    const energy = 100 * 0.098;
    const delivery = 40 + 0.25 + 100 * 0.001 + 105 * (0.01 + 0.008 + 0.0047 + 0.0006) + 5 * 0.098;
    expect(centsAt(Tariff.parse(tou), '2026-01-14', 22)).toBeCloseTo(
      (energy + delivery) * (1 + 0.13 - 0.235),
      1,
    );
  });

  it('uses the published prices where a row states none, and says so', () => {
    const bare = rows().replace(/<ULO_\w+>[^<]*<\/ULO_\w+>/g, '');
    const ulo = convertOeb(bare, context).tariffs[2];
    expect(ulo?.unpriced).toEqual([]);
    expect(ulo?.remarks).toMatchObject([{ where: 'ulo' }]);
  });

  it('refuses other classes and other XML', () => {
    expect(convertOeb(rows('', 'GENERAL SERVICE < 50'.replace('<', '&lt;')), context)).toMatchObject({
      tariffs: [],
      refused: [{}],
    });
    expect(() => convertOeb('<a/>', context)).toThrow(expect.objectContaining({ code: 'tariffs.not-oeb' }));
  });

  it('flags tariffs of a row with an unknown field that holds a figure', () => {
    const figure = fc.integer({ min: 1, max: 99_999 }).map((units) => (units / 10_000).toFixed(4));
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{3,6}Q$/), figure, (name, amount) => {
        for (const tariff of convertOeb(rows(`<${name}>${amount}</${name}>`), context).tariffs) {
          expect(tariff.unpriced.map((note) => note.text)).toContain(`${name}: ${amount}`);
        }
      }),
    );
  });
});
