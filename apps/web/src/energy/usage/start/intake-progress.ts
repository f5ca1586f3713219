import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { IntakeState } from '../intake/usage-intake.js';

/** Progress of sending and then of reading, with a button to cancel. */
@Component({
  selector: 'tb-intake-progress',
  imports: [MatButton, MatProgressBar],
  template: `
    <section class="tb-card" aria-labelledby="intake-heading">
      <h2 id="intake-heading" role="status">{{ words() }}</h2>
      <mat-progress-bar
        [mode]="percent() === 0 ? 'indeterminate' : 'determinate'"
        [value]="percent()"
        [attr.aria-label]="words()"
      />
      <p class="tb-quiet">{{ percent() === 0 ? 'Just started' : percent() + '%' }}</p>
      <button mat-stroked-button type="button" (click)="cancel.emit()">Cancel</button>
    </section>
  `,
  styles: `
    p {
      margin-block: 0.5rem;
    }
  `,
})
export class IntakeProgress {
  readonly state = input.required<IntakeState>();
  readonly cancel = output();

  protected readonly words = computed(() =>
    this.state().step === 'sending' ? 'Sending your file…' : 'Reading every meter value…',
  );
  protected readonly percent = computed(() => {
    const state = this.state();
    return 'share' in state ? Math.round(state.share * 100) : 0;
  });
}
