import type { Chart } from '#web/shared/charts/chart';
import { bandChart } from '#web/shared/charts/kinds/band';
import { lineChart } from '#web/shared/charts/kinds/plain';
import { day } from '#web/shared/format/dates';
import { roundMoney } from '#web/shared/format/money';
import type { Recommendation, TopPlan } from '../recommendation.js';

/** Cost bands of the first three plans and of staying: 80 % of likely years lie between low and high. */
export function costBands({ top, staying, currency }: Recommendation): Chart {
  const bands = [
    ...top.map(({ plan, costBand }) => ({ name: plan.name, ...costBand })),
    ...(staying.costBand === null ? [] : [{ name: 'Staying', ...staying.costBand }]),
  ];
  return bandChart({
    title: 'What a year could cost',
    summary:
      'The dot is what we expect of the coming year. In 8 years out of 10 the cost lies within the bar.',
    pointHeading: 'Plan',
    points: bands.map(({ name }) => name),
    series: [
      { label: 'Low', values: bands.map(({ low }) => Number(low)) },
      { label: 'Expected', values: bands.map(({ central }) => Number(central)) },
      { label: 'High', values: bands.map(({ high }) => Number(high)) },
    ],
    say: (amount) => roundMoney(amount, currency),
    unit: currency,
    fileName: 'treebeard-cost-bands',
  });
}

/** Savings against staying by the end of each month, for switching today and on the best day; null if unknown. */
export function savingsTimeline({ plan, series, timeline }: TopPlan, currency: string): Chart | null {
  if (timeline === null || series.length === 0) return null;
  const later = timeline.switchBest.on > timeline.switchNow.on;
  const saved = (paid: 'switchNow' | 'switchBest') =>
    series.map((at) => cents(Number(at.stay) - Number(at[paid])));
  const lines = [
    { label: 'Switch today', values: saved('switchNow') },
    ...(later ? [{ label: `Switch on ${day(timeline.switchBest.on)}`, values: saved('switchBest') }] : []),
    { label: 'Stay', values: series.map(() => 0) },
  ];
  return lineChart({
    title:
      Number(timeline.switchBest.savings) > 0
        ? 'What you can expect to have saved, month by month'
        : 'What switching would cost you, month by month',
    summary: `${plan.name}: ${breakEven(timeline)}`,
    pointHeading: 'By the end of',
    points: series.map(({ end }) => day(end)),
    series: lines,
    say: (amount) => roundMoney(amount, currency),
    unit: currency,
    fileName: 'treebeard-savings-timeline',
  });
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function breakEven({ breakEvenMonths: months, switchBest }: NonNullable<TopPlan['timeline']>): string {
  if (Number(switchBest.savings) <= 0) return 'switching saves nothing in this time.';
  if (months === null) return 'switching does not pay back its fees in this time.';
  if (months === 0) return 'there is no fee to pay back.';
  return `switching pays back its fees within ${String(months)} ${months === 1 ? 'month' : 'months'}.`;
}
