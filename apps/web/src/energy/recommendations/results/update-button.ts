import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { Observable } from 'rxjs';
import { of, switchMap } from 'rxjs';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { RecommendationsApi } from '../recommendations-api.js';

/** Asks for new results and goes to them; `before` runs first. */
@Component({
  selector: 'tb-update-button',
  imports: [MatButton, ProblemNotice],
  template: `
    <button mat-flat-button type="button" [disabled]="working()" (click)="update()">
      {{ working() ? 'Pricing every plan…' : words() }}
    </button>
    @if (failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
  `,
})
export class UpdateButton {
  readonly words = input('Update the results');
  /** A request to send before asking for results. */
  readonly before = input<() => Observable<unknown>>(() => of(null));

  private readonly recommendations = inject(RecommendationsApi);
  private readonly router = inject(Router);
  protected readonly working = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected update(): void {
    this.working.set(true);
    this.failure.set(null);
    this.before()()
      .pipe(switchMap(() => this.recommendations.generate()))
      .subscribe({
        next: ({ recommendationId }) => {
          this.working.set(false);
          void this.router.navigate(['/results', recommendationId]);
        },
        error: (error: unknown) => {
          this.working.set(false);
          this.failure.set(error);
        },
      });
  }
}
