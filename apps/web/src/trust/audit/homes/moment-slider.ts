import { Component, computed, input, model } from '@angular/core';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { moment } from '../trail-words.js';

/** Moves over what happened to a home, one event a step. */
@Component({
  selector: 'tb-moment-slider',
  template: `
    <label [attr.for]="id">{{ label() }}</label>
    <input
      #range
      type="range"
      min="0"
      step="1"
      [id]="id"
      [max]="steps().length - 1"
      [value]="at()"
      [attr.aria-valuetext]="says()"
      (input)="at.set(range.valueAsNumber)"
    />
    <output [attr.for]="id">{{ at() + 1 }} of {{ steps().length }}. {{ says() }}</output>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.25rem;
    }

    label {
      font-weight: 600;
    }

    input {
      width: 100%;
      min-height: 2rem;
      accent-color: var(--mat-sys-primary);
    }

    output {
      min-height: 3em;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class MomentSlider {
  private static made = 0;
  readonly label = input.required<string>();
  readonly steps = input.required<readonly AuditEntryView[]>();
  readonly at = model.required<number>();

  protected readonly id = `moment-${String((MomentSlider.made += 1))}`;
  protected readonly says = computed(() => {
    const entry = this.steps()[this.at()];
    return entry === undefined ? '' : `${moment(entry.recordedAt)}: ${entry.summary}`;
  });
}
