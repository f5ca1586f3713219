import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { finalize } from 'rxjs';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { UsageApi } from '../intake/usage-api.js';

/** Forgets how this home said that its files are read, so that the next one is asked about again. */
@Component({
  selector: 'tb-forget-tables',
  imports: [MatButton, ProblemNotice],
  template: `
    <p>
      When a file left a question open, we remember your answer for files with the same columns. If we got one
      wrong, or you changed your mind, start afresh.
    </p>
    @if (failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
    <button mat-stroked-button type="button" [disabled]="busy()" (click)="forget()">Forget my answers</button>
    <p role="status">{{ forgotten() ? 'Forgotten. We’ll ask again next time.' : '' }}</p>
  `,
})
export class ForgetTables {
  private readonly api = inject(UsageApi);
  protected readonly busy = signal(false);
  protected readonly forgotten = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected forget(): void {
    this.busy.set(true);
    this.failure.set(null);
    this.api
      .forgetTables()
      .pipe(
        finalize(() => {
          this.busy.set(false);
        }),
      )
      .subscribe({
        next: () => {
          this.forgotten.set(true);
        },
        error: (error: unknown) => {
          this.failure.set(error);
        },
      });
  }
}
