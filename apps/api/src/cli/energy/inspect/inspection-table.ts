import type { UsageInspection } from './inspection.js';

/** An inspection as a short table for people, with what is worth knowing below it. */
export function inspectionTable(inspection: UsageInspection): string {
  const rows = inspection.servicePoints.flatMap(({ id, channels }) =>
    channels.map((channel) => [
      id === '' ? '-' : id,
      channel.register === '' ? channel.channel : `${channel.channel} ${channel.register}`,
      `${String(channel.intervalSeconds / 60)} min`,
      String(channel.intervals),
      String(channel.missing),
      String(channel.estimated),
      channel.kwh,
      channel.firstStart ?? '-',
      channel.lastEnd ?? '-',
    ]),
  );
  const header = ['meter', 'channel', 'interval', 'readings', 'missing', 'estimated', 'kWh', 'from', 'to'];
  return [
    `${inspection.file}: ${inspection.format}, ${inspection.zone}`,
    ...aligned([header, ...rows]),
    ...inspection.warnings.map(({ message }) => `! ${message}`),
    ...inspection.report.messages.map((message) => `- ${message}`),
  ].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
