import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MachineryView } from '#projections/trust/machinery/machinery.view';
import { day } from '#web/shared/format/dates';

/** The read models: how far each is, its last rebuild, and a way to rebuild it. */
@Component({
  selector: 'tb-read-model-table',
  imports: [MatButton],
  template: `
    <div class="tb-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Read model</th>
            <th scope="col">Behind</th>
            <th scope="col">Last rebuild by order</th>
            <th scope="col">Rebuild</th>
          </tr>
        </thead>
        <tbody>
          @for (one of rows(); track one.name) {
            <tr>
              <th scope="row">{{ one.name }}</th>
              <td>
                {{ one.failure === null ? one.behind : 'Stopped' }}
                @if (one.failure; as failure) {
                  <p>{{ failure }}</p>
                }
              </td>
              <td>{{ one.last }}</td>
              <td>
                <button
                  mat-stroked-button
                  type="button"
                  [disabled]="one.isRunning"
                  [attr.aria-label]="'Rebuild ' + one.name"
                  (click)="rebuild.emit(one.name)"
                >
                  Rebuild
                </button>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ReadModelTable {
  readonly readModels = input.required<MachineryView['readModels']>();
  readonly rebuilds = input.required<MachineryView['settings']['rebuilds']>();
  readonly rebuild = output<string>();

  protected readonly rows = computed(() =>
    this.readModels().map(({ name, behind, failure }) => {
      const last = this.rebuilds().find(({ readModel }) => readModel === name);
      const behindWords = behind === null ? 'not known' : behind === 0 ? 'no event' : events(behind);
      const isRunning = last?.ended === null;
      return { name, failure, behind: behindWords, isRunning, last: lastWords(last) };
    }),
  );
}

function lastWords(last: MachineryView['settings']['rebuilds'][number] | undefined): string {
  if (last === undefined) return 'never';
  if (last.ended === null) return 'running now';
  const { rows, digest, at } = last.ended;
  return `${day(at)}: ${String(rows)} rows, digest ${digest.slice(0, 12)}…`;
}

function events(count: number): string {
  return count === 1 ? '1 event' : `${String(count)} events`;
}
