import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, ChartLook } from '../chart.js';
import { frame, pointAxis, tip, valueAxis } from './common.js';

/** A chart without its drawing. */
export type ChartFacts = Omit<Chart, 'draw' | 'mark'>;

/** A bar chart; several series are stacked. */
export function barChart(facts: ChartFacts): Chart {
  const chart: Chart = { ...facts, draw: (look) => plain(chart, look, (look) => bars(facts, look)) };
  return chart;
}

/** A line chart. */
export function lineChart(facts: ChartFacts): Chart {
  const chart: Chart = { ...facts, draw: (look) => plain(chart, look, () => lines(facts)) };
  return chart;
}

function plain(
  chart: Chart,
  look: ChartLook,
  series: (look: ChartLook) => readonly object[],
): EChartsCoreOption {
  return {
    ...frame(chart, look),
    xAxis: pointAxis(chart.points, look),
    yAxis: valueAxis(chart.say, look),
    tooltip: tip(
      () => chart,
      look,
      (seriesIndex, dataIndex) => ({ series: seriesIndex, point: dataIndex }),
    ),
    series: series(look),
  };
}

function bars({ series }: ChartFacts, look: ChartLook): readonly object[] {
  return series.map(({ label, values, estimate = false }) => ({
    type: 'bar',
    name: label,
    stack: 'all',
    data: [...values],
    barMaxWidth: 48,
    itemStyle: { borderColor: look.surface, borderWidth: 1, ...(estimate ? { decal: hatch(look) } : {}) },
    emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
  }));
}

/** Diagonal stripes in the background colour. */
function hatch(look: ChartLook): object {
  return {
    symbol: 'line',
    dashArrayX: [1, 0],
    dashArrayY: [2, 5],
    rotation: -Math.PI / 4,
    color: look.surface,
  };
}

function lines({ series, points }: ChartFacts): readonly object[] {
  return series.map(({ label, values }, index) => ({
    type: 'line',
    name: label,
    data: [...values],
    symbol: ['circle', 'rect', 'triangle'][index % 3],
    symbolSize: points.length > 40 ? 4 : 7,
    showSymbol: points.length <= 40,
    lineStyle: { width: 2.5, type: (['solid', 'dashed', 'dotted'] as const)[index % 3] },
    areaStyle: series.length === 1 ? { opacity: 0.15 } : undefined,
    emphasis: { scale: 1.8 },
  }));
}
