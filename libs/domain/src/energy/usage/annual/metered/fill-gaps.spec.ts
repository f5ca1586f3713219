import { zoneOf } from '#domain/shared/zone';
import { dayGrid, dayOf } from './day-grid.js';
import { fillGaps } from './fill-gaps.js';

const HOUR_S = 3600;
const zone = zoneOf('UTC');
const grid = dayGrid(zone, dayOf(zone, Date.UTC(2025, 0, 6) / 1000), 70, 3600);

/** Ten weeks by the hour: `at` gives the energy, undefined leaves a hole. */
function weeks(at: (cell: number) => number | undefined): Parameters<typeof fillGaps>[1] {
  const milliWh = new Float64Array(70 * 24);
  const coveredS = new Float64Array(70 * 24).fill(HOUR_S);
  for (let cell = 0; cell < milliWh.length; cell += 1) {
    const value = at(cell);
    milliWh[cell] = value ?? 0;
    if (value === undefined) coveredS[cell] = 0;
  }
  return { milliWh, coveredS };
}

const nowhere = new Uint8Array(70 * 24);

describe('filling gaps', () => {
  it('draws a line through two hours', () => {
    const fill = fillGaps(
      grid,
      weeks((cell) => (cell === 500 || cell === 501 ? undefined : cell < 500 ? 300 : 600)),
      nowhere,
    );
    expect([...fill.milliWh.subarray(499, 503)]).toEqual([0, 400, 500, 0]);
    expect([...fill.filledS.subarray(499, 503)]).toEqual([0, HOUR_S, HOUR_S, 0]);
  });

  it('fills only the part of a cell that was not metered', () => {
    const flow = weeks(() => 1000);
    flow.coveredS[500] = 900;
    flow.milliWh[500] = 250;
    const fill = fillGaps(grid, flow, nowhere);
    expect(fill.milliWh[500]).toBe(750);
    expect(fill.filledS[500]).toBe(2700);
  });

  it('takes three days from the same weekday and hour of the weeks around', () => {
    const hole = (cell: number): boolean => cell >= 30 * 24 && cell < 33 * 24;
    const shape = (cell: number): number => 1000 + (cell % 24) * 10 + (Math.floor(cell / 24) % 7) * 1000;
    const fill = fillGaps(
      grid,
      weeks((cell) => (hole(cell) ? undefined : shape(cell))),
      nowhere,
    );
    expect(fill.milliWh[30 * 24 + 5]).toBe(shape(30 * 24 + 5));
    expect(fill.milliWh[32 * 24 + 20]).toBe(shape(32 * 24 + 20));
  });

  it('scales them by the level of the days around', () => {
    const day = (cell: number): number => Math.floor(cell / 24);
    const fill = fillGaps(
      grid,
      weeks((cell) => (day(cell) === 30 ? undefined : day(cell) >= 27 && day(cell) <= 33 ? 3000 : 1000)),
      nowhere,
    );
    expect(fill.milliWh[30 * 24 + 12]).toBe(3000);
  });

  it('leaves longer gaps, both ends of the readings, and what a total covers alone', () => {
    const fill = fillGaps(
      grid,
      weeks((cell) => ((cell >= 720 && cell < 720 + 74) || cell < 48 || cell === 1000 ? undefined : 1000)),
      nowhere.with(1000, 1),
    );
    expect(fill.filledS.some((seconds) => seconds > 0)).toBe(false);
  });
});
