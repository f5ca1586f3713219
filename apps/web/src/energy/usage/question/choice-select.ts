import { booleanAttribute, Component, input, output } from '@angular/core';
import type { Choice } from './column-words.js';

/** A native drop-down list, which works by mouse, finger and keyboard. */
@Component({
  selector: 'tb-choice-select',
  template: `
    <label>
      <span [class.cdk-visually-hidden]="quiet()">{{ label() }}</span>
      <select #field [value]="value()" (change)="chosen.emit(field.value)">
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.words }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    label {
      display: grid;
      gap: 0.25rem;
      font: var(--mat-sys-label-large);
    }

    select {
      width: 100%;
      min-height: 2.75rem;
      padding: 0.25rem 0.5rem;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 0.5rem;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class ChoiceSelect {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = input.required<string>();
  /** Whether only screen readers get the label. */
  readonly quiet = input(false, { transform: booleanAttribute });
  readonly chosen = output<string>();
}
