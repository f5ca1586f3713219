import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';

const COLUMNS = [
  ...([
    'position',
    'recordedAt',
    'summary',
    'reason',
    'outcome',
    'code',
    'actorId',
    'actorKind',
    'role',
  ] as const),
  ...(['sessionId', 'category', 'action', 'type', 'targetType', 'targetId', 'householdId'] as const),
  ...(['correlationId', 'causationId', 'eventId'] as const),
] satisfies readonly (keyof AuditEntryView)[];

export const CSV_HEAD = `${COLUMNS.join(',')}\r\n`;

/** One line of CSV (RFC 4180). A cell that a spreadsheet would calculate begins with an apostrophe (OWASP, CSV injection). */
export function csvLine(entry: AuditEntryView): string {
  return `${COLUMNS.map((column) => cell(entry[column] ?? '')).join(',')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
