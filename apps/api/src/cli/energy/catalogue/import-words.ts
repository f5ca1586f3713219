import type { Compared } from '#api/energy/plans/imports/compare-list';
import type { CatalogueMoment } from '#api/energy/plans/catalogue-history';
import type { ImportReport } from '#domain/energy/plans/imports/imports.events';

const MOST_LINES = 10;

/** What an import would do, in lines for a terminal. */
export function reportWords({
  report,
  revisionBefore,
  revisionAfter,
}: Pick<Compared, 'report' | 'revisionBefore' | 'revisionAfter'>): string {
  const { counts, prices } = report;
  const lines = [
    `${plans(counts.added)} added, ${String(counts.changed)} changed, ${String(counts.withdrawn)} withdrawn, ${String(counts.unchanged)} unchanged, ${String(counts.kept)} left as they are`,
    ...(counts.changed === 0
      ? []
      : [
          `prices: ${String(prices.dearer)} dearer, ${String(prices.cheaper)} cheaper, ${String(prices.mixed)} both, ${String(prices.other)} with other charges, ${String(prices.same)} the same`,
        ]),
    `flagged ${String(counts.flagged)}, repeated ${String(counts.repeated)}, refused ${String(counts.refused)}`,
    ...some('added', report.added),
    ...changedLines(report.changed),
    ...some('withdrawn', report.withdrawn),
    ...some('left', report.kept),
    ...report.flagged
      .slice(0, MOST_LINES)
      .map(({ reason, plans: count }) => `  flagged ${String(count)}: ${reason}`),
    ...report.refused
      .slice(0, MOST_LINES)
      .map(({ reason, plans: count }) => `  refused ${String(count)}: ${reason}`),
    `revision ${short(revisionBefore)} -> ${short(revisionAfter)}`,
  ];
  return lines.join('\n');
}

/** One change of the catalogue in a line. */
export function momentWords({
  position,
  at,
  what,
  subject,
  counts,
  revision,
  reason,
  actor,
}: CatalogueMoment): string {
  const told =
    counts === null
      ? ''
      : ` (+${String(counts.added)} ~${String(counts.changed)} -${String(counts.withdrawn)})`;
  return [
    `${position}  ${at.slice(0, 16).replace('T', ' ')}  ${what} ${subject}${told}`,
    ...(revision === null ? [] : [`revision ${short(revision)}`]),
    `by ${actor.id}`,
    ...(reason === null ? [] : [`“${reason}”`]),
  ].join(', ');
}

function short(revision: string): string {
  return revision.slice(0, 12);
}

function plans(count: number): string {
  return count === 1 ? '1 plan' : `${String(count)} plans`;
}

function some(how: string, named: ImportReport['added']): readonly string[] {
  return named.slice(0, MOST_LINES).map(({ planId, name }) => `  ${how} ${planId}: ${name}`);
}

function changedLines(changed: ImportReport['changed']): readonly string[] {
  return changed.slice(0, MOST_LINES).map(({ planId, name, direction, prices }) => {
    const told = prices.slice(0, 3).map(({ charge, before, after }) => `${charge} ${before} -> ${after}`);
    return `  changed ${planId}: ${name} (${direction === 'other' ? 'other charges' : direction}${told.length > 0 ? `: ${told.join(', ')}` : ''})`;
  });
}
