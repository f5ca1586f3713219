import type { Chart } from './chart.js';

/**
 * The chart as CSV. Text that a spreadsheet would run as a formula (=, +, -, @ first)
 * is defused with an apostrophe; numbers stay numbers.
 */
export async function chartCsv(chart: Chart): Promise<string> {
  const { default: papaparse } = await import('papaparse');
  const headings = [chart.pointHeading, ...chart.series.map(({ label }) => `${label} (${chart.unit})`)];
  const rows = chart.points.map((point, index) => [
    point,
    ...chart.series.map(({ values }) => values[index] ?? ''),
  ]);
  return papaparse.unparse([headings, ...rows], { escapeFormulae: true, newline: '\r\n' });
}
