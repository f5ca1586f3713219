import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import type { Chart } from '#web/shared/charts/chart';
import { curveChart } from '#web/shared/charts/kinds/curve';
import { waterfallChart } from '#web/shared/charts/kinds/waterfall';
import { month } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import { money, roundMoney } from '#web/shared/format/money';

/** A year's cost as a waterfall, one step for each kind of charge. */
export function yearWaterfall({ waterfall, annual, currency }: PlanBillsView): Chart {
  const steps = [...waterfall, { label: 'The year', amount: annual }];
  return waterfallChart({
    title: 'Where the money goes',
    summary: `Charges add up from top to bottom, credits take away; the last bar is the year: ${money(annual, currency)}.`,
    pointHeading: 'Charge',
    points: steps.map(({ label }) => label),
    series: [{ label: 'Amount', values: steps.map(({ amount }) => Number(amount)) }],
    say: (amount) => roundMoney(amount, currency),
    unit: currency,
    fileName: 'treebeard-year-by-charge',
  });
}

type Place = {
  readonly x: number;
  readonly name: string;
  readonly line: number | null;
  readonly dot: number | null;
};

/** Monthly cost at other amounts of power, with this home's months on it. */
export function costCurve({ curve, homeMonths, currency, plan }: PlanBillsView): Chart {
  const line = curve.map((at): Place => ({
    x: Number(at.monthlyKwh),
    name: kwh(at.monthlyKwh),
    line: Number(at.cost),
    dot: null,
  }));
  const dots = homeMonths.map((at): Place => ({
    x: Number(at.kwh),
    name: `${month(at.month)}, ${kwh(at.kwh)}`,
    line: null,
    dot: Number(at.cost),
  }));
  const places = [...line, ...dots].sort((a, b) => a.x - b.x);
  return curveChart(
    {
      title: 'What a month costs if you use more or less',
      summary: `The line is ${plan.name}; the dots are your own months. A sudden step is a credit or fee that starts there.`,
      pointHeading: 'Power in a month',
      points: places.map(({ name }) => name),
      series: [
        { label: 'This plan', values: places.map((place) => place.line) },
        { label: 'Your months', values: places.map((place) => place.dot) },
      ],
      say: (amount) => roundMoney(amount, currency),
      unit: currency,
      fileName: 'treebeard-cost-curve',
    },
    { xs: places.map(({ x }) => x), sayX: kwh },
  );
}
