import type { Chart, ChartCursor } from './chart.js';

/** Moves the cursor by a key, skipping points without a value; null if the key does not move it. */
export function moveCursor(key: string, chart: Chart, from: ChartCursor | null): ChartCursor | null {
  const start = from ?? { point: 0, series: 0 };
  switch (key) {
    case 'ArrowRight':
      return from === null ? along(chart, { point: -1, series: 0 }, 1) : along(chart, start, 1);
    case 'ArrowLeft':
      return along(chart, start, -1);
    case 'ArrowDown':
      return across(chart, start, from === null ? 0 : 1);
    case 'ArrowUp':
      return across(chart, start, -1);
    case 'Home':
      return along(chart, { ...start, point: -1 }, 1);
    case 'End':
      return along(chart, { ...start, point: chart.points.length }, -1);
    default:
      return null;
  }
}

/** The next point with a value in one series; stays in place at the end. */
function along(chart: Chart, from: ChartCursor, step: 1 | -1): ChartCursor {
  for (let point = from.point + step; point >= 0 && point < chart.points.length; point += step) {
    if (hasValue(chart, { point, series: from.series })) return { point, series: from.series };
  }
  return from;
}

/** The neighbouring series, at the same point or the nearest one with a value. */
function across(chart: Chart, from: ChartCursor, step: -1 | 0 | 1): ChartCursor {
  const series = Math.max(0, Math.min(from.series + step, chart.series.length - 1));
  const known = chart.points.map((_, point) => point).filter((point) => hasValue(chart, { point, series }));
  const nearest = known.sort((a, b) => Math.abs(a - from.point) - Math.abs(b - from.point))[0];
  return nearest === undefined ? from : { point: nearest, series };
}

function hasValue(chart: Chart, { point, series }: ChartCursor): boolean {
  return (chart.series[series]?.values[point] ?? null) !== null;
}
