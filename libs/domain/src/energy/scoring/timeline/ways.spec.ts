import { z } from 'zod';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';
import { MICROS } from '#domain/shared/money';
import { addMonths } from '#domain/shared/day';
import type { MonthTable } from '../draws/month-table.js';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { flatFee, NO_CONTRACT } from '../scoring.spec-support.js';
import type { Contract } from '../staying/leaving-fee.js';
import { feeOn } from '../staying/leaving-fee.js';
import type { Stay } from './stay.js';
import { stayCost, stayOf } from './stay.js';
import type { SwitchCost } from './ways.js';
import { bestSwitch, breakEvenMonths, seriesOf, switchOn, timelineOf, yearSavings } from './ways.js';

const today = '2026-01-01';

function monthly(dollars: number): readonly number[] {
  return new Array<number>(12).fill(dollars * MICROS);
}

function table(costs: readonly number[]): MonthTable {
  return { asItStands: costs, expected: costs, atLevels: new Float64Array(0), byShape: new Float64Array(0) };
}

function plan(dollars: number): PlanCosts {
  return { bands: [{ fromContractMonth: 1, costs: monthly(dollars) }], once: [] };
}

/** Staying at 100 dollars a month, and at so much after the contract. */
function stayAt(contract: Contract, dollars = 100, after = dollars): Stay {
  return stayOf({ today, contract, table: table(monthly(dollars)), after: table(monthly(after)) });
}

/** Switching away on any day within two years. */
function leaving(contract: Contract, to: PlanCosts, on: string): SwitchCost {
  const stay = stayAt(contract);
  const stayedMicros = stayCost(stay.spans, today, on);
  return switchOn(stay, to, { on, feeMicros: feeOn(contract, on), stayedMicros });
}

const sixMonthsLeft = flatFee('2026-06-30', 150);
const perMonth = (dollars: number, end: string | null): Contract => ({
  ...{ end, waivedLastDays: 0, waivedWhy: null },
  fee: { kind: 'perMonthRemaining', amountMicros: dollars * MICROS },
});

describe('switching', () => {
  it('waits when the leaving fee costs more than the months left would save', () => {
    const stay = stayAt(sixMonthsLeft);
    const best = bestSwitch(stay, plan(80));
    expect(timelineOf(stay, plan(80), best)).toEqual({
      horizonMonths: 24,
      stayCost: '2400.00',
      switchNow: {
        ...{ on: today, terminationFee: '150.00', cost: '2070.00' },
        ...{ savings: '330.00', firstYearSavings: '90.00' },
      },
      switchBest: {
        ...{ on: '2026-07-01', terminationFee: '0.00', cost: '2040.00' },
        ...{ savings: '360.00', firstYearSavings: '240.00' },
      },
      advice: 'switchOnDate',
      waitReason: 'freeFrom',
      breakEvenMonths: 0,
    });
  });

  it('goes now when the savings of the months left pay the fee', () => {
    const stay = stayAt(sixMonthsLeft);
    expect(bestSwitch(stay, plan(60))).toMatchObject({ on: today, savingsMicros: (24 * 40 - 150) * MICROS });
  });

  it('goes at the first of the last fourteen days, when leaving is free', () => {
    const contract = flatFee('2026-06-30', 150, 14);
    expect(bestSwitch(stayAt(contract), plan(80)).on).toBe('2026-06-17');
    expect(leaving(contract, plan(80), '2026-06-16').feeMicros).toBe(150 * MICROS);
  });

  it('counts a fee for each begun month that remains', () => {
    const contract = perMonth(20, '2026-06-30');
    expect(leaving(contract, plan(80), today).feeMicros).toBe(6 * 20 * MICROS);
    expect(leaving(contract, plan(80), '2026-03-02').feeMicros).toBe(4 * 20 * MICROS);
    expect(leaving({ ...contract, end: '2026-06-01' }, plan(80), today).feeMicros).toBe(6 * 20 * MICROS);
    expect(bestSwitch(stayAt(contract), plan(70)).on).toBe(today);
  });

  it('finds the day on which a monthly fee steps down, counted back from the end', () => {
    const stay = stayOf({
      ...{ today: '2026-11-20', contract: perMonth(60, '2027-02-01') },
      ...{ table: table(monthly(200)), after: table(monthly(200)) },
    });
    expect(bestSwitch(stay, plan(100)).on).toBe('2026-12-02');
  });

  it('takes a fee by the month without an end for a year of it', () => {
    expect(leaving(perMonth(20, null), plan(80), today).feeMicros).toBe(240 * MICROS);
  });

  it('lets a proportional fee shrink with the days left', () => {
    const contract: Contract = {
      ...flatFee('2026-12-31', 1),
      fee: { kind: 'proportional', amountMicros: 365 * MICROS, termDays: 365 },
    };
    expect(leaving(contract, plan(80), '2026-12-31').feeMicros).toBe(MICROS);
  });

  it('says why it waits beyond the day from which leaving is free', () => {
    const contract = flatFee('2026-06-30', 400, 14);
    const reason = (months: number, after: number): string | null => {
      const stay = stayOf({ today, contract, table: table(monthly(100)), after: table(monthly(after)) });
      return timelineOf(stay, plan(months), bestSwitch(stay, plan(months))).waitReason;
    };
    expect(reason(80, 100)).toBe('freeFrom');
    expect(reason(110, 120)).toBe('contractEnds');
  });

  it('stays when nothing is saved', () => {
    const stay = stayAt(sixMonthsLeft);
    const timeline = timelineOf(stay, plan(100), bestSwitch(stay, plan(100)));
    expect(timeline).toMatchObject({ advice: 'stay', breakEvenMonths: null });
    expect(timeline.switchNow.firstYearSavings).toBe('-150.00');
  });

  it('prices staying to the end of the contract, and then at what follows', () => {
    const stay = stayAt(flatFee('2026-03-31', 0), 100, 130);
    expect(stay.stayMicros).toBe((3 * 100 + 21 * 130) * MICROS);
    expect(bestSwitch(stay, plan(110))).toMatchObject({ on: '2026-04-01', savingsMicros: 21 * 20 * MICROS });
  });

  it('takes no contract for running that has ended', () => {
    expect(stayAt(flatFee('2025-12-31', 200), 100, 130)).toMatchObject({
      stayMicros: 2400 * MICROS,
      departures: [{ on: today, feeMicros: 0 }],
    });
  });

  it('never waits for years', () => {
    const stay = stayAt(flatFee('2031-12-02', 2000));
    expect(stay.departures.every(({ on }) => on <= '2027-01-01')).toBe(true);
    expect(bestSwitch(stay, plan(95)).savingsMicros).toBeLessThan(0);
  });

  it('takes no later day that only cuts the seasons well', () => {
    const winters: PlanCosts = {
      bands: [
        {
          fromContractMonth: 1,
          costs: [60, 60, 120, 120, 120, 120, 120, 120, 120, 120, 120, 60].map((each) => each * MICROS),
        },
      ],
      once: [],
    };
    const stay = stayAt(flatFee('2026-11-30', 400));
    const best = bestSwitch(stay, winters);
    expect(best.on === today || yearSavings(stay, winters, best) > 0).toBe(true);
  });

  it('counts an introductory price from the day of the switch, and a joining fee once', () => {
    const intro: PlanCosts = {
      bands: [
        { fromContractMonth: 1, costs: monthly(50) },
        { fromContractMonth: 4, costs: monthly(110) },
      ],
      once: [{ contractMonth: 1, amountMicros: 25 * MICROS }],
    };
    expect(leaving(NO_CONTRACT, intro, today).costMicros).toBe((25 + 3 * 50 + 21 * 110) * MICROS);
    expect(leaving(NO_CONTRACT, intro, '2026-03-01').costMicros).toBe(
      (2 * 100 + 25 + 3 * 50 + 19 * 110) * MICROS,
    );
  });

  it('ends its chart at the totals of the timeline', () => {
    const stay = stayAt(sixMonthsLeft);
    const series = seriesOf(stay, plan(80), bestSwitch(stay, plan(80)));
    expect(series).toHaveLength(24);
    expect(series[5]).toEqual({
      ...{ start: '2026-06-01', end: '2026-07-01' },
      ...{ stay: '600.00', switchNow: '630.00', switchBest: '600.00' },
    });
    expect(series.at(-1)).toMatchObject({ stay: '2400.00', switchNow: '2070.00', switchBest: '2040.00' });
  });
});

describe('break-even', () => {
  const repaid = (fee: number, saved: number): number | null => {
    const stay = stayAt(flatFee(null, fee));
    return breakEvenMonths(stay, plan(100 - saved), bestSwitch(stay, plan(100 - saved)));
  };

  it('does not round an exact multiple up, and a begun month it does', () => {
    expect([repaid(120, 20), repaid(121, 20), repaid(150, 37.5)]).toEqual([6, 7, 4]);
  });

  it('is at once without fees, and never where nothing is saved', () => {
    expect([repaid(0, 20), repaid(50, 0), repaid(2000, 20)]).toEqual([0, null, null]);
  });
});

const PEERS = 'peers/arbor.json';

interface PeerCase {
  readonly case: string;
  readonly inputs: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number | string | null>>;
}

describeShared('the worked cases of others', () => {
  const cases = sharedJson(PEERS, z.custom<readonly PeerCase[]>());
  const named = (part: string): PeerCase => {
    const found = cases.find(({ case: name }) => name.includes(part));
    if (found === undefined) throw new Error(`${PEERS} has no case "${part}"`);
    return found;
  };

  it('agree on staying and then switching against switching now', () => {
    const { inputs, expected } = named('stay-then-switch');
    const { etf = 0, months_left = 0, current_monthly = 0, new_monthly = 0, new_months = 0 } = inputs;
    const stay = stayAt(flatFee('2026-06-30', etf), current_monthly);
    // Theirs is a shorter time; what lies beyond it costs the new price either way.
    const beyond = (24 - months_left - new_months) * new_monthly * MICROS;
    const best = bestSwitch(stay, plan(new_monthly));
    const [now] = stay.departures;
    if (now === undefined) throw new Error('no day');
    expect(best.costMicros - beyond).toBe(Number(expected['stay_then_switch']) * MICROS);
    expect(switchOn(stay, plan(new_monthly), now).costMicros - beyond).toBe(
      Number(expected['switch_now']) * MICROS,
    );
    expect(best.on > today ? 'wait' : 'now').toBe(expected['advice']);
    expect(addMonths(today, months_left)).toBe(best.on);
  });

  it('agree on the month that repays an exact multiple', () => {
    const { inputs, expected } = named('exact multiple');
    const stay = stayAt(flatFee(null, inputs['etf'] ?? 0));
    const cheaper = plan(100 - (inputs['monthly_savings'] ?? 0));
    expect(breakEvenMonths(stay, cheaper, bestSwitch(stay, cheaper))).toBe(
      expected['smallest_whole_month_that_repays'],
    );
  });

  it('agree that equal plans with a fee never pay', () => {
    const { inputs, expected } = named('no savings');
    const { current = 0, switching = 0 } = inputs;
    const stay = stayAt(flatFee(null, switching), current / 12);
    const timeline = timelineOf(stay, plan(current / 12), bestSwitch(stay, plan(current / 12)));
    expect(Number(timeline.switchNow.firstYearSavings)).toBe(expected['first_year_net']);
    expect(timeline.breakEvenMonths).toBe(expected['break_even_months']);
  });
});
