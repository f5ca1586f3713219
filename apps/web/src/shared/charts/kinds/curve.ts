import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, ChartLook } from '../chart.js';
import { frame, tip, valueAxis } from './common.js';
import type { ChartFacts } from './plain.js';

/** The x value of each point of a curve, and how to write one. */
export type CurveAxis = { readonly xs: readonly number[]; readonly sayX: (x: number) => string };

/** A chart with a numeric x axis: the first series is a line, every other one dots. */
export function curveChart(facts: ChartFacts, axis: CurveAxis): Chart {
  const places = facts.series.map(({ values }) =>
    values.flatMap((value, point) => (value === null ? [] : [point])),
  );
  const chart: Chart = {
    ...facts,
    draw: (look) => draw({ chart, look, axis, places }),
    mark: ({ point, series }) => ({ seriesIndex: series, dataIndex: places[series]?.indexOf(point) ?? 0 }),
  };
  return chart;
}

type Drawing = {
  readonly chart: Chart;
  readonly look: ChartLook;
  readonly axis: CurveAxis;
  readonly places: readonly (readonly number[])[];
};

function draw({ chart, look, axis, places }: Drawing): EChartsCoreOption {
  return {
    ...frame(chart, look),
    xAxis: {
      ...valueAxis(axis.sayX, look),
      splitLine: { show: false },
      axisLine: { lineStyle: { color: look.grid } },
    },
    yAxis: valueAxis(chart.say, look),
    tooltip: tip(
      () => chart,
      look,
      (seriesIndex, dataIndex) => ({
        series: seriesIndex,
        point: places[seriesIndex]?.[dataIndex] ?? 0,
      }),
    ),
    series: chart.series.map(({ label, values }, index) => ({
      type: index === 0 ? 'line' : 'scatter',
      name: label,
      symbolSize: index === 0 ? 5 : 13,
      showSymbol: (places[index]?.length ?? 0) <= 60,
      lineStyle: { width: 2.5 },
      emphasis: { scale: 1.6 },
      data: (places[index] ?? []).map((point) => [axis.xs[point], values[point]]),
    })),
  };
}
