import type { AuditEntryView, CorrelationView } from '#projections/trust/audit-entry/audit-entry.view';

/**
 * Entries of one correlation, each under the one that caused it and in the order of the log beside its siblings.
 * What was caused by a request, or by an entry that is not among them, stands at the top.
 */
export function correlationTree(entries: readonly AuditEntryView[]): CorrelationView['nodes'] {
  const ids = new Set(entries.map(({ eventId }) => eventId));
  const under = new Map<string, AuditEntryView[]>();
  const tops: AuditEntryView[] = [];
  for (const entry of entries) {
    const siblings = ids.has(entry.causationId) && entry.causationId !== entry.eventId;
    if (!siblings) tops.push(entry);
    else under.set(entry.causationId, [...(under.get(entry.causationId) ?? []), entry]);
  }
  const nodes: CorrelationView['nodes'] = [];
  const open = tops.map((entry) => ({ depth: 0, entry })).reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.push(node);
    const { depth, entry } = node;
    const caused = under.get(entry.eventId) ?? [];
    open.push(...caused.map((one) => ({ depth: depth + 1, entry: one })).reverse());
  }
  return nodes;
}
