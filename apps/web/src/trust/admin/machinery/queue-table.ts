import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MachineryView } from '#projections/trust/machinery/machinery.view';

/** The queues of this process: what waits, runs, comes later and was given up. */
@Component({
  selector: 'tb-queue-table',
  imports: [MatButton],
  template: `
    <div class="tb-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Queue</th>
            <th scope="col">Waiting</th>
            <th scope="col">Running</th>
            <th scope="col">Later</th>
            <th scope="col">Given up</th>
          </tr>
        </thead>
        <tbody>
          @for (one of queues(); track one.queue) {
            <tr>
              <th scope="row">{{ one.queue }}</th>
              <td>{{ one.waiting }}</td>
              <td>{{ one.active }}</td>
              <td>{{ one.delayed }}</td>
              <td>
                {{ one.failed }}
                @if (one.failed > 0) {
                  <button
                    mat-stroked-button
                    type="button"
                    [attr.aria-label]="'Try the failed jobs of ' + one.queue + ' again'"
                    (click)="retry.emit(one.queue)"
                  >
                    Try again
                  </button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class QueueTable {
  readonly queues = input.required<MachineryView['queues']>();
  readonly retry = output<string>();
}
