import { TestBed } from '@angular/core/testing';
import { provideEchartsCore } from 'ngx-echarts';
import { ChartFrame } from '#web/shared/charts/chart-frame';

/**
 * Puts a drawing that draws nothing into every chart, for jsdom has no layout; the journeys look at real
 * ones. Returns what the frame asks of it, growing as it asks.
 */
export function stillDrawing(): readonly unknown[] {
  const asked: unknown[] = [];
  const drawing = {
    on() {},
    off() {},
    setOption: () => asked.push('drawn'),
    resize() {},
    dispose() {},
    isDisposed: () => false,
    dispatchAction: (action: unknown) => asked.push(action),
  };
  const providers = [provideEchartsCore({ echarts: { init: () => drawing } })];
  TestBed.overrideComponent(ChartFrame, { set: { providers } });
  return asked;
}
