import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, ChartLook } from '../chart.js';
import { frame, nameAxis, tip, valueAxis } from './common.js';
import type { ChartFacts } from './plain.js';

/** A chart of exactly three series (low, expected, high): a bar from low to high, and a dot at the expected value. */
export function bandChart(facts: ChartFacts): Chart {
  const chart: Chart = {
    ...facts,
    draw: (look) => draw(chart, look),
    mark: ({ point, series }) => ({ seriesIndex: series === 1 ? 2 : 1, dataIndex: point }),
  };
  return chart;
}

function draw(chart: Chart, look: ChartLook): EChartsCoreOption {
  const [low, expected, high] = chart.series.map(({ values }) => values.map((value) => value ?? 0));
  if (low === undefined || expected === undefined || high === undefined) return {};
  const ground = roundGround(Math.min(...low), Math.max(...high));
  return {
    ...frame({ series: [] }, look),
    yAxis: nameAxis(chart.points, look),
    xAxis: { ...valueAxis(chart.say, look), ...ground },
    tooltip: tip(
      () => chart,
      look,
      (_, dataIndex) => ({ series: 1, point: dataIndex }),
    ),
    series: [
      { type: 'bar', stack: 'band', silent: true, itemStyle: { color: 'transparent' }, data: low },
      {
        type: 'bar',
        stack: 'band',
        barMaxWidth: 18,
        itemStyle: { color: look.series[3], borderRadius: 9 },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
        data: high.map((value, index) => value - (low[index] ?? 0)),
      },
      { type: 'scatter', symbolSize: 14, itemStyle: { color: look.series[0] }, data: expected, z: 5 },
    ],
  };
}

/** Round ends of the axis, about four steps apart: bands are short, so the axis need not start at zero. */
function roundGround(least: number, most: number): { min: number; max: number; interval: number } {
  const rough = Math.max(most - least, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= rough) ?? rough;
  return {
    min: Math.floor(least / interval) * interval,
    max: Math.ceil(most / interval) * interval,
    interval,
  };
}
