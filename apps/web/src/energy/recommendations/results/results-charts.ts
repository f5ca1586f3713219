import type { Chart } from '../../../shared/charts/chart.js';
import { bandChart } from '../../../shared/charts/kinds/band.js';
import { lineChart } from '../../../shared/charts/kinds/plain.js';
import { month } from '../../../shared/format/dates.js';
import { roundMoney } from '../../../shared/format/money.js';
import type { Recommendation, TopPlan } from '../recommendation.js';

/** From the cheapest to the dearest likely year of the first three plans, and of staying. */
export function costBands({ top, staying, currency }: Recommendation): Chart {
  const bands = [
    ...top.map(({ plan, costBand }) => ({ name: plan.name, ...costBand })),
    ...(staying.costBand === null ? [] : [{ name: 'Staying', ...staying.costBand }]),
  ];
  return bandChart({
    title: 'What a year could cost',
    summary: 'The dot is what we expect. In 8 years out of 10 the cost lies within the bar.',
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

/** What has been paid by the end of each month: staying, switching today, switching on the best day. */
export function savingsTimeline({ plan, series, timeline }: TopPlan, currency: string): Chart | null {
  if (timeline === null || series.length === 0) return null;
  const later = timeline.switchBest.on > timeline.switchNow.on;
  const lines = [
    { label: 'Stay', values: series.map(({ stay }) => Number(stay)) },
    { label: 'Switch today', values: series.map(({ switchNow }) => Number(switchNow)) },
    { label: 'Switch on the best day', values: series.map(({ switchBest }) => Number(switchBest)) },
  ];
  return lineChart({
    title: 'What you will have paid, month by month',
    summary: `${plan.name}: ${breakEven(timeline.breakEvenMonths)}`,
    pointHeading: 'By the end of',
    points: series.map(({ start }) => month(start)),
    series: later ? lines : lines.slice(0, 2),
    say: (amount) => roundMoney(amount, currency),
    unit: currency,
    fileName: 'treebeard-savings-timeline',
  });
}

function breakEven(months: number | null): string {
  if (months === null) return 'switching today does not pay back its fees in this time.';
  if (months === 0) return 'switching today costs no fees, so the saving starts at once.';
  return `switching today pays back its fees within ${String(months)} ${months === 1 ? 'month' : 'months'}.`;
}
