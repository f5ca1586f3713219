import { Component, input } from '@angular/core';
import type { Chart } from './chart.js';

/** The chart's numbers as a table, which scrolls sideways if it is wider than the page. */
@Component({
  selector: 'tb-chart-table',
  template: `
    <div class="tb-scroll" tabindex="0" role="region" [attr.aria-label]="chart().title + ', table'">
      <table>
        <caption class="cdk-visually-hidden">
          {{
            chart().title
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ chart().pointHeading }}</th>
            @for (series of chart().series; track series.label) {
              <th scope="col" class="num">{{ series.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (point of chart().points; track $index; let row = $index) {
            <tr>
              <th scope="row">{{ point }}</th>
              @for (series of chart().series; track series.label) {
                <td class="num">{{ said(series.values[row]) }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .tb-scroll {
      max-height: 28rem;
      overflow-y: auto;
    }
  `,
})
export class ChartTable {
  readonly chart = input.required<Chart>();

  protected said(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.chart().say(value);
  }
}
