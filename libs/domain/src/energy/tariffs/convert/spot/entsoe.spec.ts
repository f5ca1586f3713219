import { marketDocument } from './entsoe.js';

describe("ENTSO-E's series of one area", () => {
  it('are joined, and have hours where no resolution stands', () => {
    const series = (hourOfDay: number, prices: readonly number[]): string => {
      const at = (after: number): string => `2026-02-03T0${String(hourOfDay + after)}:00Z`;
      const points = prices.map(
        (price, index) =>
          `<Point><position>${String(index + 1)}</position><price.amount>${String(price)}</price.amount></Point>`,
      );
      return `<TimeSeries><in_Domain.mRID>10YFI</in_Domain.mRID><Period><timeInterval><start>${at(0)}</start>
        <end>${at(prices.length)}</end></timeInterval>${points.join('')}</Period></TimeSeries>`;
    };
    const xml = `<Publication_MarketDocument>${series(0, [40, 50])}${series(2, [60])}</Publication_MarketDocument>`;
    const startS = Date.parse('2026-02-03T00:00Z') / 1000;
    expect(marketDocument(xml).series).toMatchObject([
      {
        name: '10YFI',
        rows: [
          { start: startS, price: '40' },
          { start: startS + 3_600, price: '50' },
          { start: startS + 7_200, price: '60' },
        ],
      },
    ]);
  });
});
