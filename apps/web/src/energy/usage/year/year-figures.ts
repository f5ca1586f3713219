import { Component, computed, input } from '@angular/core';
import { hour, momentIn, withWrittenDates } from '#web/shared/format/dates';
import { kw, kwh, percent } from '#web/shared/format/energy';
import type { UsageYear } from './year.js';

const SEASONS: Readonly<Record<UsageYear['analysis']['seasonality']['class'], string>> = {
  'summer-peak': 'Most in summer',
  'winter-peak': 'Most in winter',
  'two-peaks': 'Summer and winter',
  flat: 'Much the same all year',
};

const SEASON_IS_MEASURED = 0.75;

/** Figures that need hourly readings; none for bills and daily totals. */
function hourFigures({ analysis: { zone, measuredHours } }: UsageYear): readonly Figure[] {
  if (measuredHours === null) return [];
  const { baseLoadKw, peak, nightShare, nightHours, weekendShare } = measuredHours;
  const night = `${hour(nightHours.from)} to ${hour(nightHours.to)}`;
  return [
    { name: 'Always on', value: kw(baseLoadKw), note: 'fridge, router, standby' },
    { name: 'Highest', value: kw(peak.kw), note: momentIn(zone, peak.startUtc) },
    { name: 'At night', value: percent(nightShare), note: night },
    { name: 'On weekends', value: percent(weekendShare), note: '2 days in 7 would be 29%' },
  ];
}

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** The few figures that people remember: the year, base load, peak and night. */
@Component({
  selector: 'tb-year-figures',
  template: `
    <section class="tb-card" aria-labelledby="figures-heading">
      <h2 id="figures-heading">Your year: about {{ kwh(year().annualKwh) }}</h2>
      <p class="tb-quiet">{{ range() }}</p>
      <dl>
        @for (figure of figures(); track figure.name) {
          <div>
            <dt>{{ figure.name }}</dt>
            <dd>
              <strong>{{ figure.value }}</strong>
              <span class="tb-quiet">{{ figure.note }}</span>
            </dd>
          </div>
        }
      </dl>
      @for (note of year().notes; track note) {
        <p class="note">{{ written(note) }}</p>
      }
    </section>
  `,
  styleUrl: './year-figures.scss',
})
export class YearFigures {
  readonly year = input.required<UsageYear>();
  protected readonly kwh = kwh;
  protected readonly written = withWrittenDates;

  protected readonly range = computed(() => {
    const { annualKwh, lowKwh, highKwh } = this.year();
    if (lowKwh === annualKwh && highKwh === annualKwh) return 'Counted by your meter from start to end.';
    if (kwh(lowKwh) === kwh(highKwh)) return 'Nearly all of it was counted by your meter.';
    return `Part of it is estimated; the true figure most likely lies between ${kwh(lowKwh)} and ${kwh(highKwh)} (8 chances in 10).`;
  });

  protected readonly figures = computed(() => {
    const { analysis, meteredShare } = this.year();
    const season = { name: 'Season', value: SEASONS[analysis.seasonality.class], note: 'when you use most' };
    const figures = [
      ...hourFigures(this.year()),
      // In a year that is mostly estimated, the season would only repeat our assumption.
      ...(meteredShare >= SEASON_IS_MEASURED ? [season] : []),
    ];
    const exported = Number(analysis.exportKwh);
    return exported > 0
      ? [
          ...figures,
          { name: 'Sent to the grid', value: kwh(exported), note: 'from your own panels or battery' },
        ]
      : figures;
  });
}
