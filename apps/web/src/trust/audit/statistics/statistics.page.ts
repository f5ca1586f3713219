import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';
import { API } from '#web/shared/api/api';
import { day } from '#web/shared/format/dates';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** What the trail counts over the last thirty days. */
@Component({
  selector: 'tb-statistics-page',
  imports: [Loading, ProblemNotice, RouterLink],
  templateUrl: './statistics.page.html',
})
export class StatisticsPage {
  protected readonly found = httpResource(
    () => {
      const [since, until] = [Date.now() - (DAYS - 1) * DAY_MS, Date.now()].map((ms) =>
        new Date(ms).toISOString().slice(0, 10),
      );
      return `${API}/audit/statistics?since=${since ?? ''}&until=${until ?? ''}`;
    },
    { parse: (body) => TrailStatisticsView.parse(body) },
  );
  protected readonly view = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly dayName = day;

  protected count(times: number): string {
    return times.toLocaleString('en-US');
  }
}
