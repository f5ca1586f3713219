import fc from 'fast-check';
import { rowsOfText } from '#domain/shared/csv';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { CSV_HEAD, csvLine } from './trail-csv.js';

const entry: AuditEntryView = {
  ...{
    position: '7',
    recordedAt: '2026-11-30T12:00:00.000Z',
    eventId: 'e',
    type: 't',
    category: 'c',
    action: 'a',
  },
  ...{ outcome: 'done', code: null, actorId: 'x', actorKind: 'account', role: 'admin', sessionId: null },
  ...{ targetType: null, targetId: null, householdId: null, correlationId: 'r', causationId: 'r' },
  ...{ reason: null, summary: 'An admin published 12 plans.' },
};

describe('a line of an export', () => {
  it('reads back whatever stands in it, and begins no cell as a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }).map((one) => one.replaceAll('\u0000', '')),
      fc.constantFrom('=1+1', '@SUM(A1)', '-2', '+3', '\t=1', '=HYPERLINK("http://x","y")', 'a,"b"\r\nc', ''),
    );
    fc.assert(
      fc.property(text, (reason) => {
        const [head = [], cells = []] = rowsOfText(CSV_HEAD + csvLine({ ...entry, reason }), ',');
        expect(cells).toHaveLength(head.length);
        const read = cells[head.indexOf('reason')] ?? '';
        expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
        expect([reason, `'${reason}`]).toContain(read);
      }),
    );
  });
});
