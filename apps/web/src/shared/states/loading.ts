import { Component, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';

/** Says what is being fetched, above a progress bar. */
@Component({
  selector: 'tb-loading',
  imports: [MatProgressBar],
  template: `
    <div role="status" class="loading">
      <p>{{ what() }}</p>
      <mat-progress-bar mode="indeterminate" [attr.aria-label]="what()" />
    </div>
  `,
  styles: `
    .loading {
      max-width: 28rem;
      margin: 2rem auto;
      color: var(--mat-sys-on-surface-variant);
      text-align: center;
    }
  `,
})
export class Loading {
  /** A short sentence: "Fetching your usage…" */
  readonly what = input.required<string>();
}
