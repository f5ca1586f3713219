import { HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { Api } from '../../../shared/api/api.js';
import { ProblemNotice } from '../../../shared/problems/problem-notice.js';
import { Empty } from '../../../shared/states/empty.js';
import { Loading } from '../../../shared/states/loading.js';
import { MeterChoice } from './meter-choice.js';
import { QualityReport } from './quality-report.js';
import { YearCharts } from './year-charts.js';
import { YearFigures } from './year-figures.js';

/** What the meter data says: is it sound, and how does this home use power. */
@Component({
  selector: 'tb-usage-page',
  imports: [
    Empty,
    Loading,
    MatButton,
    MeterChoice,
    ProblemNotice,
    QualityReport,
    RouterLink,
    YearCharts,
    YearFigures,
  ],
  templateUrl: './usage.page.html',
})
export class UsagePage {
  private readonly api = inject(Api);
  /** Counts the commands this page sent: each makes a new query, which waits for what it did. */
  private readonly changes = signal(0);
  protected readonly usage = httpResource(
    () => {
      this.changes();
      return this.api.query('/usage/year');
    },
    { parse: (body) => UsageYearView.parse(body) },
  );
  protected readonly nothingYet = computed(() => {
    const error = this.usage.error();
    return error instanceof HttpErrorResponse && error.status === 404;
  });

  protected changed(): void {
    this.changes.update((count) => count + 1);
  }
}
