import type { AuditDayRow } from '#projections/trust/audit-day/audit-day.projection';
import type { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';

/** Adds up the counts of some days. */
export function statisticsOf(
  rows: readonly AuditDayRow[],
  { since, until }: { readonly since: string; readonly until: string },
): TrailStatisticsView {
  const sum = (some: readonly AuditDayRow[]): number => some.reduce((all, { times }) => all + times, 0);
  const refused = (some: readonly AuditDayRow[]): number =>
    sum(some.filter(({ outcome }) => outcome === 'refused'));
  const grouped = (key: (row: AuditDayRow) => string): (readonly AuditDayRow[])[] => {
    const groups = new Map<string, AuditDayRow[]>();
    for (const row of rows) {
      const group = groups.get(key(row));
      if (group === undefined) groups.set(key(row), [row]);
      else group.push(row);
    }
    return [...groups.values()];
  };
  const byCount = (a: { readonly entries: number }, b: { readonly entries: number }) => b.entries - a.entries;
  return {
    ...{ since, until, entries: sum(rows), refused: refused(rows) },
    days: grouped(({ day }) => day)
      .map((some) => ({ day: some[0]?.day ?? '', entries: sum(some), refused: refused(some) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    byRole: grouped(({ role }) => role)
      .map((some) => ({ role: some[0]?.role ?? '', entries: sum(some) }))
      .sort(byCount),
    byAction: grouped(({ category, action, outcome }) => [category, action, outcome].join(' '))
      .map((some) => {
        const [{ category, action, outcome } = { category: '', action: '', outcome: '' }] = some;
        return { category, action, outcome, entries: sum(some) };
      })
      .sort(byCount),
  };
}
