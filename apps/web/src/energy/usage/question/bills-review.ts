import { Component, input, output } from '@angular/core';
import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import { BillsForm } from '../intake/bills-form.js';
import type { BillsQuestion } from './question.js';

/** Shows the bills that we read from PDFs, to be corrected and confirmed. */
@Component({
  selector: 'tb-bills-review',
  imports: [BillsForm],
  template: `
    @for (one of question().printed; track $index) {
      <div class="printed">
        <p>
          {{ one.file }}{{ one.amount === null ? '' : ', to pay: ' + one.amount
          }}{{ one.meter === null ? '' : ', meter ' + one.meter }}
        </p>
        @if (one.notes.length > 0) {
          <ul>
            @for (note of one.notes; track $index) {
              <li>{{ note }}</li>
            }
          </ul>
        }
      </div>
    }
    @if (question().notes.length > 0) {
      <ul>
        @for (note of question().notes; track $index) {
          <li>{{ note }}</li>
        }
      </ul>
    }
    <tb-bills-form
      [proposed]="question().proposals[0]?.bills ?? []"
      [busy]="busy()"
      (send)="confirm.emit($event)"
    >
      <ng-content />
      <ng-content select="[other]" ngProjectAs="[other]" />
    </tb-bills-form>
  `,
  styles: `
    ul {
      margin: 0;
    }

    .printed,
    .printed + ul {
      margin-block-end: 0.75rem;
    }

    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class BillsReview {
  readonly question = input.required<BillsQuestion>();
  readonly busy = input(false);
  readonly confirm = output<readonly TypedBill[]>();
}
