import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, ChartLook } from '../chart.js';
import { frame, pointAxis, tip } from './common.js';
import type { ChartFacts } from './plain.js';

/** A heatmap: points along the bottom, one row per series, the first on top. */
export function heatChart(facts: ChartFacts): Chart {
  const width = facts.points.length;
  const chart: Chart = {
    ...facts,
    draw: (look) => draw(chart, look),
    mark: ({ point, series }) => ({ seriesIndex: 0, dataIndex: series * width + point }),
  };
  return chart;
}

function draw(chart: Chart, look: ChartLook): EChartsCoreOption {
  const width = chart.points.length;
  const cells = chart.series.flatMap(({ values }, row) =>
    values.map((value, column) => [column, row, value]),
  );
  return {
    ...frame({ series: [] }, look),
    grid: { left: 8, right: 8, top: 8, bottom: 56, outerBoundsMode: 'same' },
    xAxis: pointAxis(chart.points, look),
    yAxis: {
      ...pointAxis(
        chart.series.map(({ label }) => label),
        look,
      ),
      inverse: true,
    },
    visualMap: {
      type: 'continuous',
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      min: 0,
      max: Math.max(...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)), 0.001),
      itemHeight: 160,
      text: ['more', 'less'],
      textStyle: { color: look.quiet },
      inRange: { color: [...look.ramp] },
    },
    tooltip: tip(
      () => chart,
      look,
      (_, index) => ({ series: Math.floor(index / width), point: index % width }),
    ),
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderColor: look.surface, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 2 } },
      },
    ],
  };
}
