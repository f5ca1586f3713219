import type { Chart } from '#web/shared/charts/chart';
import { heatChart } from '#web/shared/charts/kinds/heat';
import type { ChartFacts } from '#web/shared/charts/kinds/plain';
import { barChart, lineChart } from '#web/shared/charts/kinds/plain';
import { hour, month } from '#web/shared/format/dates';
import { kw, kwh, percent } from '#web/shared/format/energy';
import type { MeasuredHours, UsageYear } from './year.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Share of the time from which on a power is reached nearly always. */
const NEARLY_ALWAYS = 0.95;
/** Less is shown as 0 kW. */
const LEAST_KW = 0.005;

/** Months as stacked bars of kWh; filled and estimated energy is hatched. */
export function monthBars({ months }: UsageYear): Chart {
  const sum = (share: 'meteredShare' | 'filledShare' | 'projectedShare') =>
    months.map((bar) => Math.round(Number(bar.kwh) * bar[share] * 10) / 10);
  const series = [
    { label: 'Measured', values: sum('meteredShare') },
    { label: 'Gaps filled in', values: sum('filledShare'), estimate: true },
    { label: 'Estimated', values: sum('projectedShare'), estimate: true },
  ].filter(({ values }, index) => index === 0 || values.some((value) => value > 0));
  const most = months.reduce((best, bar) => (Number(bar.kwh) > Number(best.kwh) ? bar : best));
  const least = months.reduce((best, bar) => (Number(bar.kwh) < Number(best.kwh) ? bar : best));
  return barChart({
    title: 'Month by month',
    summary:
      Number(most.kwh) === 0
        ? 'No power was used in any month.'
        : `Most in ${month(most.month)} (${kwh(most.kwh)}), least in ${month(least.month)} (${kwh(least.kwh)}).`,
    pointHeading: 'Month',
    points: months.map((bar) => month(bar.month)),
    series,
    say: kwh,
    unit: 'kWh',
    fileName: 'treebeard-months',
  });
}

/** Mean energy of each hour of each weekday, kWh. */
export function weekHeat({ heatmap }: MeasuredHours): Chart {
  const values = heatmap.map((row) => row.map((value) => (value === null ? null : Number(value))));
  const cells = values.flatMap((row, weekday) =>
    row.map((value, at) => ({ value: value ?? 0, weekday, at })),
  );
  const top = cells.reduce((best, cell) => (cell.value > best.value ? cell : best));
  return heatChart({
    title: 'Your week, hour by hour',
    summary: `The busiest hour is ${WEEKDAYS[top.weekday] ?? ''} at ${hour(top.at)}: about ${kwh(top.value)}.`,
    pointHeading: 'Hour',
    points: Array.from({ length: 24 }, (_, at) => hour(at)),
    series: WEEKDAYS.map((label, index) => ({ label, values: values[index] ?? [] })),
    say: kwh,
    unit: 'kWh',
    fileName: 'treebeard-week',
  });
}

/** The power that is reached nearly all the time; a home with panels may take nothing for hours. */
function floorWords(curve: MeasuredHours['loadDuration']): string {
  const level = Number(curve.find(({ share }) => share >= NEARLY_ALWAYS)?.kw ?? 0);
  return level >= LEAST_KW
    ? `you hardly ever drop below ${kw(level)}`
    : 'at times you take nothing from the grid';
}

/** The load-duration curve: for each share of the time, the power that is reached or exceeded, kW. */
export function loadDuration({ loadDuration: curve, peak }: MeasuredHours): Chart {
  const half = curve[Math.floor(curve.length / 2)]?.kw ?? peak.kw;
  const facts: ChartFacts = {
    title: 'Your power levels',
    summary: `Half the time you use under ${kw(half)}; ${floorWords(curve)}, and your peak was ${kw(peak.kw)}.`,
    pointHeading: 'Share of the time',
    points: curve.map(({ share }) => percent(share)),
    series: [{ label: 'Power', values: curve.map((point) => Number(point.kw)) }],
    say: kw,
    unit: 'kW',
    fileName: 'treebeard-load-duration',
  };
  return lineChart(facts);
}
