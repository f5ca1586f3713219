import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { ERASED, Session } from '#web/shared/api/session';
import { Unsent } from '#web/shared/forms/unsent';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { HouseholdApi } from './household-api.js';

/** Erases everything personal, after asking once more. */
@Component({
  selector: 'tb-erase-home',
  imports: [MatButton, ProblemNotice],
  template: `
    <details>
      <summary>Erase my data</summary>
      <p>This destroys the key to your meter data, place and plan. It cannot be undone.</p>
      @if (failure(); as error) {
        <tb-problem-notice [error]="error" />
      }
      @if (asking()) {
        <div class="tb-actions">
          <button mat-flat-button type="button" (click)="erase()">Yes, erase everything</button>
          <button mat-button type="button" (click)="asking.set(false)">Keep it</button>
        </div>
      } @else {
        <button mat-stroked-button type="button" (click)="asking.set(true)">Erase everything</button>
      }
    </details>
  `,
  styles: `
    details {
      margin-top: 2rem;
    }

    summary {
      padding: 0.75rem 0;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
  `,
})
export class EraseHome {
  private readonly households = inject(HouseholdApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly unsent = inject(Unsent);
  protected readonly asking = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected erase(): void {
    this.households.erase().subscribe({
      next: () => {
        this.session.forget();
        this.unsent.forget();
        void this.router.navigateByUrl('/', { info: ERASED });
      },
      error: (error: unknown) => {
        this.failure.set(error);
      },
    });
  }
}
