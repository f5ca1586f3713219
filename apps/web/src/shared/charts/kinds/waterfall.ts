import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, ChartLook } from '../chart.js';
import { frame, nameAxis, tip, valueAxis } from './common.js';
import type { ChartFacts } from './plain.js';

/** A waterfall of one series, top to bottom: each bar starts where the one before ended, and the last is the total. */
export function waterfallChart(facts: ChartFacts): Chart {
  const chart: Chart = {
    ...facts,
    draw: (look) => draw(chart, look),
    mark: ({ point }) => ({ seriesIndex: 1, dataIndex: point }),
  };
  return chart;
}

function draw(chart: Chart, look: ChartLook): EChartsCoreOption {
  const steps = (chart.series[0]?.values ?? []).map((value) => value ?? 0);
  const ends = runningTotals(steps.slice(0, -1));
  const bars = steps.map((step, index) => {
    const isTotal = index === steps.length - 1;
    const to = isTotal ? step : (ends[index] ?? 0);
    const from = isTotal ? 0 : to - step;
    const color = isTotal ? look.series[2] : step < 0 ? look.good : look.series[1];
    return { base: Math.min(from, to), size: Math.abs(to - from), color };
  });
  return {
    ...frame({ series: [] }, look),
    yAxis: nameAxis(chart.points, look),
    xAxis: valueAxis(chart.say, look),
    tooltip: tip(
      () => chart,
      look,
      (_, dataIndex) => ({ series: 0, point: dataIndex }),
    ),
    series: [
      {
        type: 'bar',
        stack: 'steps',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map((bar) => bar.base),
      },
      {
        type: 'bar',
        stack: 'steps',
        barMaxWidth: 28,
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
        data: bars.map(({ size, color }) => ({ value: size, itemStyle: { color } })),
      },
    ],
  };
}

function runningTotals(steps: readonly number[]): readonly number[] {
  let total = 0;
  return steps.map((step) => (total += step));
}
