import Papa from 'papaparse';
import type { HeldTable } from '#api/platform/contexts/homes';

/** Rows as CSV (RFC 4180). No cell begins like a formula, which a spreadsheet would run. */
export function csvOf(rows: HeldTable['rows']): string {
  const flat = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, cellOf(value)])),
  );
  return Papa.unparse(flat, { escapeFormulae: /^[=+\-@\t\r](?!\d)/, newline: '\r\n' });
}

function cellOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
