import { HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { finalize } from 'rxjs';
import { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { Api } from '#web/shared/api/api';
import { regionOfZone, writeAsIn } from '#web/shared/format/region';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Empty } from '#web/shared/states/empty';
import { Loading } from '#web/shared/states/loading';
import { MeterChoice } from './meter-choice.js';
import { QualityReport } from './quality-report.js';
import { YearCharts } from './year-charts.js';
import { YearFigures } from './year-figures.js';
import type { Correction } from './year.js';

/** Shows whether the meter data is sound, and how this home uses power. */
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
  /** Counts the commands sent; each triggers a new query that waits for its effect. */
  private readonly changes = signal(0);
  protected readonly usage = httpResource(
    () => {
      this.changes();
      return this.api.query('/usage/year');
    },
    { parse: (body) => UsageYearView.parse(body) },
  );
  constructor() {
    effect(() => {
      if (this.usage.hasValue()) writeAsIn(regionOfZone(this.usage.value().quality.zone));
    });
  }

  protected readonly nothingYet = computed(() => {
    const error = this.usage.error();
    return error instanceof HttpErrorResponse && error.status === 404;
  });

  /** Whether a correction is being sent. */
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  /** Sends a correction; earlier corrections stay. */
  protected correct(part: Partial<Correction>): void {
    if (!this.usage.hasValue()) return;
    const { uploadId, correction } = this.usage.value();
    const body = { meters: null, withoutOutliers: false, ...correction, ...part };
    this.busy.set(true);
    this.problem.set(null);
    this.api
      .command('POST', `/usage/uploads/${uploadId}/corrections`, body)
      .pipe(
        finalize(() => {
          this.busy.set(false);
        }),
      )
      .subscribe({
        next: () => {
          this.changes.update((count) => count + 1);
        },
        error: (error: unknown) => {
          this.problem.set(error);
        },
      });
  }
}
