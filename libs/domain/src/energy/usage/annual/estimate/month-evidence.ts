import type { SeasonModel, Weather } from '#domain/energy/usage/shapes/season-model';
import type { DayWeather } from './day-course.js';
import type { DayGrid } from '../metered/day-grid.js';
import type { GrowingFlow } from './whole-flow.js';
import { knownEnergy, knownShareOf } from './whole-flow.js';
import type { MonthEvidence } from './year-estimate.js';
import type { YearWindow } from '../metered/year-window.js';

/** Where and how a flow is projected. */
export interface Projection {
  readonly grid: DayGrid;
  readonly window: YearWindow;
  readonly model: SeasonModel;
  readonly weather: DayWeather;
}

/** What is known of January to December in the window, with the weather of known and open days. */
export function evidenceOf(projection: Projection, flow: GrowingFlow): readonly MonthEvidence[] {
  const { grid, window, model, weather } = projection;
  const months: MonthEvidence[] = [];
  for (let at = 0; at < 12; at += 1) {
    const from = window.monthStartDays[at] ?? 0;
    const to = window.monthStartDays[at + 1] ?? 0;
    let milliWh = 0;
    for (let cell = grid.cellStart[from] ?? 0; cell < (grid.cellStart[to] ?? 0); cell += 1) {
      milliWh += knownEnergy(flow, cell);
    }
    const days = Array.from({ length: to - from }, (_, day) => ({
      share: knownShareOf(grid, flow, from + day),
      weather: weather(from + day),
    }));
    const knownDays = days.reduce((sum, day) => sum + day.share, 0);
    const knownShare = knownDays / days.length;
    months[(window.firstMonth + at) % 12] = {
      days: days.length,
      knownShare: knownShare > 0.9999 ? 1 : knownShare < 0.01 ? 0 : knownShare,
      milliWhPerDay: knownDays > 0 ? milliWh / knownDays : 0,
      knownWeather: meanWeather(
        model,
        days.map((day) => ({ weight: day.share, weather: day.weather })),
      ),
      openWeather: meanWeather(
        model,
        days.map((day) => ({ weight: 1 - day.share, weather: day.weather })),
      ),
    };
  }
  return months;
}

/** Weighted mean by climate; the plain mean where all weights are zero. */
function meanWeather(
  model: SeasonModel,
  days: readonly { readonly weight: number; readonly weather: readonly Weather[] }[],
): readonly Weather[] {
  const whole = days.reduce((sum, day) => sum + day.weight, 0);
  return model.climates.map((_, climate) => {
    const mean = { cooling: 0, heating: 0, winter: 0 };
    for (const { weight, weather } of days) {
      const share = whole > 1e-6 ? weight / whole : 1 / days.length;
      const today = weather[climate];
      mean.cooling += share * (today?.cooling ?? 0);
      mean.heating += share * (today?.heating ?? 0);
      mean.winter += share * (today?.winter ?? 0);
    }
    return mean;
  });
}
