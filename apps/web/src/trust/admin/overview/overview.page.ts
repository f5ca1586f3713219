import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MachineryView } from '#projections/trust/machinery/machinery.view';
import { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';
import { API } from '#web/shared/api/api';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';

/** The rooms of the administration, each with what it is for. */
const ROOMS = [
  { path: '/admin/catalogue', name: 'Catalogue', says: 'Plans on offer, lists to import, and going back.' },
  { path: '/admin/mappings', name: 'Tables', says: 'How tables of meter readings are read for everybody.' },
  { path: '/admin/accounts', name: 'Accounts', says: 'Find, suspend, restore and erase accounts; roles.' },
  { path: '/admin/machinery', name: 'Machinery', says: 'Claude, read-only mode, queues and read models.' },
  { path: '/audit', name: 'Audit trail', says: 'Everything that happened, who did it and why.' },
] as const;

/** What an admin sees first: what needs them, what happened today, and the way to every room. */
@Component({
  selector: 'tb-overview-page',
  imports: [Loading, ProblemNotice, RouterLink],
  templateUrl: './overview.page.html',
})
export class OverviewPage {
  protected readonly rooms = ROOMS;
  protected readonly machinery = httpResource(() => `${API}/admin/machinery`, {
    parse: (body) => MachineryView.parse(body),
  });
  protected readonly trail = httpResource(
    () => {
      const today = new Date().toISOString().slice(0, 10);
      return `${API}/audit/statistics?since=${today}&until=${today}`;
    },
    { parse: (body) => TrailStatisticsView.parse(body) },
  );
  protected readonly view = computed(() => (this.machinery.hasValue() ? this.machinery.value() : undefined));
  protected readonly today = computed(() => (this.trail.hasValue() ? this.trail.value() : undefined));
  /** What somebody should look at, in sentences; nothing if all is well. */
  protected readonly troubles = computed(() => troublesOf(this.view()));
}

function troublesOf(view: MachineryView | undefined): readonly string[] {
  if (view === undefined) return [];
  const { settings, claude, queues, readModels } = view;
  const stopped = readModels.filter(({ failure }) => failure !== null).map(({ name }) => name);
  const givenUp = queues
    .filter(({ failed }) => failed > 0)
    .map(({ queue, failed }) => `${queue} (${String(failed)})`);
  return [
    ...(settings.isReadOnly ? ['TreeBeard is read-only: nothing new is taken in.'] : []),
    ...settings.off.map((feature) => `Switched off: ${feature}.`),
    ...(claude.state === 'down' ? [`Claude is not working: ${claude.reason}.`] : []),
    ...(givenUp.length > 0 ? [`Jobs were given up: ${givenUp.join(', ')}.`] : []),
    ...(stopped.length > 0 ? [`Read models stand still: ${stopped.join(', ')}.`] : []),
  ];
}
