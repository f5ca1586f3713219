import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ECharts } from 'echarts/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { saveFile } from '../files/save-file.js';
import { Icon } from '../icons/icon.js';
import type { Chart, ChartCursor } from './chart.js';
import { reading } from './chart.js';
import { chartCsv } from './chart-csv.js';
import { moveCursor } from './chart-cursor.js';
import { chartLook } from './chart-look.js';
import { ChartTable } from './chart-table.js';

/** Gives every chart a keyboard cursor that is read aloud, a table and a CSV. */
@Component({
  selector: 'tb-chart-frame',
  imports: [ChartTable, Icon, MatButton, NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts: () => import('./echarts.js') })],
  templateUrl: './chart-frame.html',
  styleUrl: './chart-frame.scss',
})
export class ChartFrame {
  readonly chart = input.required<Chart>();
  /** CSS height of the drawing. */
  readonly height = input('20rem');

  private readonly look = chartLook();
  private readonly save = inject(saveFile);
  private drawing: ECharts | null = null;

  protected readonly drawingOptions = { renderer: 'svg' } as const;
  protected readonly asTable = signal(false);
  protected readonly cursor = signal<ChartCursor | null>(null);
  protected readonly options = computed(() => this.chart().draw(this.look()));
  protected readonly label = computed(
    () => `${this.chart().title}. Chart with ${String(this.chart().points.length)} points.`,
  );
  protected readonly spoken = computed(() => {
    const cursor = this.cursor();
    return cursor === null ? '' : reading(this.chart(), cursor);
  });

  protected drawn(drawing: ECharts): void {
    this.drawing = drawing;
  }

  protected move(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.clear();
      return;
    }
    const cursor = moveCursor(event.key, this.chart(), this.cursor());
    if (cursor === null) return;
    event.preventDefault();
    this.cursor.set(cursor);
    const mark = this.chart().mark?.(cursor) ?? { seriesIndex: cursor.series, dataIndex: cursor.point };
    this.drawing?.dispatchAction({ type: 'downplay' });
    this.drawing?.dispatchAction({ type: 'highlight', ...mark });
    this.drawing?.dispatchAction({ type: 'showTip', ...mark });
  }

  protected clear(): void {
    this.cursor.set(null);
    this.drawing?.dispatchAction({ type: 'downplay' });
    this.drawing?.dispatchAction({ type: 'hideTip' });
  }

  protected toggleTable(): void {
    this.clear();
    this.asTable.update((on) => !on);
    if (this.asTable()) this.drawing = null;
  }

  protected async download(): Promise<void> {
    this.save(`${this.chart().fileName}.csv`, 'text/csv;charset=utf-8', await chartCsv(this.chart()));
  }
}
