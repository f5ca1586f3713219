import { httpResource } from '@angular/common/http';
import { Component, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { z } from 'zod';
import { RecommendationLineView } from '#projections/energy/recommendation/recommendation.view';
import { Api } from '#web/shared/api/api';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Empty } from '#web/shared/states/empty';
import { Loading } from '#web/shared/states/loading';

const Lines = z.array(RecommendationLineView);

/** `/results` without an id: goes to the latest recommendation, or offers the way to a first. */
@Component({
  selector: 'tb-latest-page',
  imports: [Empty, Loading, MatButton, ProblemNotice, RouterLink],
  template: `
    @if (lines.error(); as error) {
      <tb-problem-notice [error]="error" canRetry wholePage (retry)="lines.reload()" />
    } @else if (lines.hasValue() && lines.value().length === 0) {
      <tb-empty icon="chart" heading="No results yet">
        <p>First we need your meter data, then a few answers about your plan.</p>
        <div class="tb-actions">
          <a mat-flat-button routerLink="/">Start with my meter data</a>
          <a mat-button routerLink="/plan">I gave it already</a>
        </div>
      </tb-empty>
    } @else {
      <tb-loading what="Fetching your results…" />
    }
  `,
})
export class LatestPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly lines = httpResource(() => this.api.query('/recommendations'), {
    parse: (body) => Lines.parse(body),
  });

  constructor() {
    effect(() => {
      const latest = this.lines.hasValue() ? this.lines.value().reduce(newer, undefined) : undefined;
      if (latest === undefined) return;
      void this.router.navigate(['/results', latest.recommendationId], { replaceUrl: true });
    });
  }
}

function newer(
  best: RecommendationLineView | undefined,
  line: RecommendationLineView,
): RecommendationLineView | undefined {
  return best === undefined || line.issuedAt > best.issuedAt ? line : best;
}
