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

/** The handful of figures a person remembers: a year, the always-on load, the peak, the night. */
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
    if (lowKwh === annualKwh && highKwh === annualKwh) return 'Counted by your meter, start to end.';
    return `A year like yours usually lands between ${kwh(lowKwh)} and ${kwh(highKwh)} (8 years in 10).`;
  });

  protected readonly figures = computed(() => {
    const { analysis } = this.year();
    const night = `${hour(analysis.nightHours.from)} to ${hour(analysis.nightHours.to)}`;
    const figures = [
      { name: 'Always on', value: kw(analysis.baseLoadKw), note: 'fridge, router, standby' },
      { name: 'Highest', value: kw(analysis.peak.kw), note: momentIn(analysis.zone, analysis.peak.startUtc) },
      { name: 'At night', value: percent(analysis.nightShare), note: night },
      { name: 'On weekends', value: percent(analysis.weekendShare), note: '2 days in 7 would be 29%' },
      { name: 'Season', value: SEASONS[analysis.seasonality.class], note: 'when you use most' },
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
