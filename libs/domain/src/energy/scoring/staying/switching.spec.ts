import { z } from 'zod';
import { describeShared, sharedJson } from '#domain/energy/tariffs/shared-data.spec-support';
import { MICROS } from '#domain/shared/money';
import type { Contract } from './leaving-fee.js';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { flatFee } from '../scoring.spec-support.js';
import type { Holding, Present, SwitchCost } from './switching.js';
import {
  bestSwitch,
  breakEvenMonths,
  departureOn,
  horizonMonthsOf,
  presentOf,
  seriesOf,
  switchOn,
  timelineOf,
} from './switching.js';

const today = '2026-01-01';

function monthly(dollars: number): readonly number[] {
  return new Array<number>(12).fill(dollars * MICROS);
}

function plan(dollars: number): PlanCosts {
  return { bands: [{ fromContractMonth: 1, costs: monthly(dollars) }], once: [] };
}

function holding(contract: Contract, dollars = 100): Holding {
  return { today, contract, costs: monthly(dollars) };
}

function present(contract: Contract, horizonMonths = 24): Present {
  return presentOf(holding(contract), horizonMonths);
}

/** Switching away from 100 dollars a month on any day within two years. */
function leaving(contract: Contract, to: PlanCosts, on: string): SwitchCost {
  return switchOn(present(contract), to, departureOn(holding(contract), on));
}

const sixMonthsLeft: Contract = { end: '2026-06-30', fee: flatFee(150) };

describe('switching', () => {
  it('waits when the leaving fee costs more than the months left would save', () => {
    const home = present(sixMonthsLeft, 18);
    const best = bestSwitch(home, plan(80));
    expect(timelineOf(home, plan(80), best)).toEqual({
      horizonMonths: 18,
      stayCost: '1800.00',
      switchNow: { on: today, terminationFee: '150.00', cost: '1590.00', savings: '210.00' },
      switchBest: { on: '2026-07-01', terminationFee: '0.00', cost: '1560.00', savings: '240.00' },
      advice: 'switchOnDate',
      breakEvenMonths: 8,
      firstYearNetSavings: '90.00',
    });
  });

  it('goes now when the savings of the months left pay the fee', () => {
    const home = present(sixMonthsLeft);
    expect(bestSwitch(home, plan(60))).toMatchObject({ on: today, savingsMicros: (24 * 40 - 150) * MICROS });
  });

  it('goes at the first of the last fourteen days, when leaving is free', () => {
    const contract = { end: '2026-06-30', fee: flatFee(150, 14) };
    expect(bestSwitch(present(contract), plan(80)).on).toBe('2026-06-17');
    expect(leaving(contract, plan(80), '2026-06-16').feeMicros).toBe(150 * MICROS);
  });

  it('counts a fee for each begun month that remains', () => {
    const contract: Contract = {
      end: '2026-06-30',
      fee: { kind: 'perMonthRemaining', amountMicros: 20 * MICROS, waivedLastDays: 0 },
    };
    expect(leaving(contract, plan(80), today).feeMicros).toBe(6 * 20 * MICROS);
    expect(leaving(contract, plan(80), '2026-03-02').feeMicros).toBe(4 * 20 * MICROS);
    expect(leaving({ ...contract, end: '2026-06-01' }, plan(80), today).feeMicros).toBe(6 * 20 * MICROS);
    expect(bestSwitch(present(contract), plan(70)).on).toBe(today);
  });

  it('lets a proportional fee shrink with the days left', () => {
    const contract: Contract = {
      end: '2026-12-31',
      fee: { kind: 'proportional', amountMicros: 365 * MICROS, waivedLastDays: 0, termDays: 365 },
    };
    expect(leaving(contract, plan(80), '2026-12-31').feeMicros).toBe(MICROS);
  });

  it('stays when nothing is saved', () => {
    const home = present(sixMonthsLeft);
    const timeline = timelineOf(home, plan(100), bestSwitch(home, plan(100)));
    expect(timeline).toMatchObject({ advice: 'stay', breakEvenMonths: null });
    expect(timeline.firstYearNetSavings).toBe('-150.00');
  });

  it('counts an introductory price from the day of the switch, and a joining fee once', () => {
    const intro: PlanCosts = {
      bands: [
        { fromContractMonth: 1, costs: monthly(50) },
        { fromContractMonth: 4, costs: monthly(110) },
      ],
      once: [{ contractMonth: 1, amountMicros: 25 * MICROS }],
    };
    const contract: Contract = { end: null, fee: { kind: 'none' } };
    expect(leaving(contract, intro, today).costMicros).toBe((25 + 3 * 50 + 21 * 110) * MICROS);
    expect(leaving(contract, intro, '2026-03-01').costMicros).toBe(
      (2 * 100 + 25 + 3 * 50 + 19 * 110) * MICROS,
    );
  });

  it('ends its chart at the totals of the timeline', () => {
    const home = present(sixMonthsLeft, 18);
    const best = bestSwitch(home, plan(80));
    const series = seriesOf(home, plan(80), best);
    expect(series).toHaveLength(18);
    expect(series[5]).toEqual({
      start: '2026-06-01',
      stay: '600.00',
      switchNow: '630.00',
      switchBest: '600.00',
    });
    expect(series.at(-1)).toMatchObject({ stay: '1800.00', switchNow: '1590.00', switchBest: '1560.00' });
  });

  it('looks two years ahead, or a year beyond a longer contract', () => {
    expect(horizonMonthsOf({ end: null, fee: { kind: 'none' } }, today)).toBe(24);
    expect(horizonMonthsOf({ end: '2027-06-30', fee: flatFee(1) }, today)).toBe(30);
    expect(horizonMonthsOf({ end: '2036-06-30', fee: flatFee(1) }, today)).toBe(60);
  });
});

describe('break-even', () => {
  it('does not round an exact multiple up', () => {
    expect(breakEvenMonths(120 * MICROS, 12 * 20 * MICROS)).toBe(6);
    expect(breakEvenMonths(150 * MICROS, 450 * MICROS)).toBe(4);
  });

  it('rounds a begun month up', () => {
    expect(breakEvenMonths(121 * MICROS, 12 * 20 * MICROS)).toBe(7);
    expect(breakEvenMonths(0, MICROS)).toBe(0);
    expect(breakEvenMonths(0, 0)).toBeNull();
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
    expect(months_left).toBe(6);
    const contract = { end: '2026-06-30', fee: flatFee(etf) };
    const home = presentOf(holding(contract, current_monthly), months_left + new_months);
    const best = bestSwitch(home, plan(new_monthly));
    expect(best.costMicros).toBe(Number(expected['stay_then_switch']) * MICROS);
    expect(switchOn(home, plan(new_monthly), home.switchNow).costMicros).toBe(
      Number(expected['switch_now']) * MICROS,
    );
    expect(best.on > today ? 'wait' : 'now').toBe(expected['advice']);
  });

  it('agree on the month that repays an exact multiple', () => {
    const { inputs, expected } = named('exact multiple');
    const months = breakEvenMonths(
      (inputs['etf'] ?? 0) * MICROS,
      (inputs['monthly_savings'] ?? 0) * 12 * MICROS,
    );
    expect(months).toBe(expected['smallest_whole_month_that_repays']);
  });

  it('agree that equal plans with a fee never pay', () => {
    const { inputs, expected } = named('no savings');
    const { current = 0, switching = 0 } = inputs;
    const home: Present = {
      ...present({ end: null, fee: flatFee(switching) }),
      costs: monthly(current / 12),
    };
    const timeline = timelineOf(home, plan(current / 12), bestSwitch(home, plan(current / 12)));
    expect(Number(timeline.firstYearNetSavings)).toBe(expected['first_year_net']);
    expect(timeline.breakEvenMonths).toBe(expected['break_even_months']);
  });
});
