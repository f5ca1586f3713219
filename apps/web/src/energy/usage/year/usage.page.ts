import { HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { Api } from '../../../shared/api/api.js';
import { ProblemNotice } from '../../../shared/problems/problem-notice.js';
import { Empty } from '../../../shared/states/empty.js';
import { Loading } from '../../../shared/states/loading.js';
import { QualityReport } from './quality-report.js';
import { YearCharts } from './year-charts.js';
import { YearFigures } from './year-figures.js';

/** What the meter data says: is it sound, and how does this home use power. */
@Component({
  selector: 'tb-usage-page',
  imports: [Empty, Loading, MatButton, ProblemNotice, QualityReport, RouterLink, YearCharts, YearFigures],
  templateUrl: './usage.page.html',
})
export class UsagePage {
  private readonly api = inject(Api);
  protected readonly usage = httpResource(() => this.api.query('/usage/year'), {
    parse: (body) => UsageYearView.parse(body),
  });
  protected readonly nothingYet = computed(() => {
    const error = this.usage.error();
    return error instanceof HttpErrorResponse && error.status === 404;
  });
}
