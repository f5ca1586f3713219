import type { EChartsCoreOption } from 'echarts/core';

/** One line, bar row or heat row: a value for each point of the chart, null where there is none. */
export type ChartSeries = {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Hatched, so that nobody takes it for a measurement. */
  readonly estimate?: boolean;
};

/** Colours of a drawing, which cannot read CSS by itself. */
export type ChartLook = {
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly surface: string;
  /** Far enough apart in lightness to be told apart without colour. */
  readonly series: readonly string[];
  /** From little to much. */
  readonly ramp: readonly string[];
  readonly good: string;
  readonly warn: string;
  readonly motion: boolean;
};

/** Where the cursor stands: index of the point and of the series. */
export type ChartCursor = { readonly point: number; readonly series: number };

/** Where a drawing keeps the mark for a cursor. */
export type ChartMark = { readonly seriesIndex: number; readonly dataIndex: number };

/**
 * All that a chart is: the same series feed the drawing, the table, the spoken reading and the CSV, so
 * that none of the four can say something else.
 */
export type Chart = {
  readonly title: string;
  /** What the chart tells, in a sentence: read first, and by those who cannot see the drawing. */
  readonly summary: string;
  /** Heading of the points: "Month". */
  readonly pointHeading: string;
  readonly points: readonly string[];
  readonly series: readonly ChartSeries[];
  /** One value with its unit, in words. */
  readonly say: (value: number) => string;
  /** Unit for the CSV's headings: "kWh", "USD". */
  readonly unit: string;
  /** Name of the CSV without its ending. */
  readonly fileName: string;
  readonly draw: (look: ChartLook) => EChartsCoreOption;
  /** Absent where the drawing has the chart's own series in order. */
  readonly mark?: (cursor: ChartCursor) => ChartMark;
};

/** `July, Metered: 1,250 kWh`, or "no value" where there is none. */
export function reading(chart: Chart, { point, series }: ChartCursor): string {
  const row = chart.series[series];
  const value = row?.values[point] ?? null;
  const name = chart.series.length > 1 && row !== undefined ? `, ${row.label}` : '';
  return `${chart.points[point] ?? ''}${name}: ${value === null ? 'no value' : chart.say(value)}`;
}
