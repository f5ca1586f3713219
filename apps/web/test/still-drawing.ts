import { TestBed } from '@angular/core/testing';
import { provideEchartsCore } from 'ngx-echarts';
import { ChartFrame } from '#web/shared/charts/chart-frame';

/**
 * Replaces every chart's drawing by one that draws nothing, since jsdom has no layout; the journeys see real
 * ones. Returns the growing list of the frame's calls.
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
