import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, ChartCursor, ChartLook } from '../chart.js';
import { reading } from '../chart.js';

/** Options that all charts share: font, colours, grid and legend. */
export function frame(chart: Pick<Chart, 'series'>, look: ChartLook): EChartsCoreOption {
  return {
    animation: look.motion,
    animationDuration: 300,
    color: [...look.series],
    textStyle: { fontFamily: 'system-ui, sans-serif', color: look.ink },
    grid: { left: 8, right: 12, top: chart.series.length > 1 ? 40 : 16, bottom: 8, outerBoundsMode: 'same' },
    legend: {
      show: chart.series.length > 1,
      top: 0,
      type: 'scroll',
      textStyle: { color: look.ink },
      pageTextStyle: { color: look.ink },
    },
  };
}

/** An axis of names along the bottom. */
export function pointAxis(points: readonly string[], look: ChartLook): Record<string, unknown> {
  return {
    type: 'category',
    data: [...points],
    axisLabel: { color: look.quiet, hideOverlap: true },
    axisLine: { lineStyle: { color: look.grid } },
    axisTick: { show: false },
  };
}

/** An axis of names down the side, the first on top; long names wrap, so that a phone shows all of them. */
export function nameAxis(points: readonly string[], look: ChartLook): Record<string, unknown> {
  return {
    ...pointAxis(points, look),
    inverse: true,
    axisLabel: { color: look.ink, width: 88, fontSize: 11, overflow: 'break', lineHeight: 13, interval: 0 },
  };
}

/** An axis of values, with labels written by `say`. */
export function valueAxis(say: (value: number) => string, look: ChartLook): Record<string, unknown> {
  return {
    type: 'value',
    splitNumber: 4,
    axisLabel: { color: look.quiet, hideOverlap: true, formatter: (value: number) => say(value) },
    splitLine: { lineStyle: { color: look.grid } },
  };
}

/** A tooltip with the keyboard cursor's words, as text and never HTML. `place` finds the cursor of a mark. */
export function tip(
  chart: () => Chart,
  look: ChartLook,
  place: (seriesIndex: number, dataIndex: number) => ChartCursor,
): Record<string, unknown> {
  return {
    trigger: 'item',
    renderMode: 'richText',
    confine: true,
    backgroundColor: look.surface,
    borderColor: look.grid,
    textStyle: { color: look.ink },
    formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) =>
      reading(chart(), place(seriesIndex, dataIndex)),
  };
}
