import type { EChartsCoreOption } from 'echarts/core';

/** One line, bar row or heat row: a value for each point of the chart, null if there is none. */
export type ChartSeries = {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Drawn hatched, so that nobody takes it for a measurement. */
  readonly estimate?: boolean;
};

/** Colours of a chart; ECharts cannot read them from CSS. */
export type ChartLook = {
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly surface: string;
  /** These differ enough in lightness to be told apart without colour. */
  readonly series: readonly string[];
  /** From low to high. */
  readonly ramp: readonly string[];
  readonly good: string;
  readonly warn: string;
  readonly motion: boolean;
};

/** The cursor's position: index of the point and of the series. */
export type ChartCursor = { readonly point: number; readonly series: number };

/** The mark of a cursor in ECharts' own indexes. */
export type ChartMark = { readonly seriesIndex: number; readonly dataIndex: number };

/**
 * Everything about a chart: the same series feed the drawing, the table, the spoken value and the CSV, so
 * that all four agree.
 */
export type Chart = {
  readonly title: string;
  /** The chart's message in a sentence, for everyone and above all for those who cannot see the drawing. */
  readonly summary: string;
  /** Heading of the points: "Month". */
  readonly pointHeading: string;
  readonly points: readonly string[];
  readonly series: readonly ChartSeries[];
  /** One value with its unit, in words. */
  readonly say: (value: number) => string;
  /** Unit for the CSV's headings: "kWh", "USD". */
  readonly unit: string;
  /** Name of the CSV without its extension. */
  readonly fileName: string;
  readonly draw: (look: ChartLook) => EChartsCoreOption;
  /** Absent if ECharts has the same series in the same order. */
  readonly mark?: (cursor: ChartCursor) => ChartMark;
};

/** Reads one value aloud: `July, Measured: 1,250 kWh`, or "no value". */
export function reading(chart: Chart, { point, series }: ChartCursor): string {
  const row = chart.series[series];
  const value = row?.values[point] ?? null;
  const name = chart.series.length > 1 && row !== undefined ? `, ${row.label}` : '';
  return `${chart.points[point] ?? ''}${name}: ${value === null ? 'no value' : chart.say(value)}`;
}
