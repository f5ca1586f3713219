import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { day, withWrittenDates } from '#web/shared/format/dates';
import { count, kwh, percent } from '#web/shared/format/energy';
import { FactList } from '#web/shared/facts/fact-list';
import { Icon } from '#web/shared/icons/icon';
import type { IconName } from '#web/shared/icons/icon-paths';
import type { DataVerdict, QualityFinding, UsageQuality, UsageYear } from './year.js';

type Mark = { readonly icon: IconName; readonly word: string };

const MARKS: Readonly<Record<QualityFinding['severity'], Mark>> = {
  good: { icon: 'check', word: 'Fine' },
  repaired: { icon: 'check', word: 'Repaired' },
  notice: { icon: 'info', word: 'Good to know' },
  warning: { icon: 'warning', word: 'Please check' },
};

/** Says how far the data can be relied on: what was read, repaired, missing or left out. */
@Component({
  selector: 'tb-quality-report',
  imports: [FactList, Icon, MatButton],
  templateUrl: './quality-report.html',
  styleUrl: './quality-report.scss',
})
export class QualityReport {
  readonly quality = input.required<UsageQuality>();
  readonly verdict = input.required<DataVerdict>();
  /** Null if there is too little data for a year. */
  readonly year = input.required<UsageYear | null>();
  readonly busy = input(false);
  /** True to leave outliers out, false to count them again. */
  readonly leaveOut = output<boolean>();
  protected readonly marks = MARKS;
  protected readonly written = withWrittenDates;

  /** Reasons that no finding states already. */
  protected readonly reasons = computed(() => {
    const told = new Set(this.quality().findings.map(({ message }) => message));
    return this.verdict().reasons.filter(({ message }) => !told.has(message));
  });

  protected readonly facts = computed(() => {
    const quality = this.quality();
    return [
      { name: 'File', value: quality.format },
      { name: 'From', value: day(quality.firstDay) },
      { name: 'To', value: day(quality.lastDay) },
      {
        name: 'Readings',
        value: `${count(quality.intervals)}, ${every(quality.intervalMinutes)}`,
      },
      { name: 'Measured power', value: kwh(quality.meteredKwh) },
      { name: 'Readings without gaps', value: percent(quality.coverage) },
      { name: 'Estimated by the utility', value: percent(quality.estimatedShare) },
      ...sharesOf(this.year()),
      { name: 'Time zone', value: quality.zone.replaceAll('_', ' ') },
    ];
  });

  protected places({ rows, days }: QualityFinding): string {
    const parts = [
      ...(days.length === 0 ? [] : [days.map(day).join('; ')]),
      ...(rows.length === 0 ? [] : [`rows ${rows.join(', ')}`]),
    ];
    return parts.join(' · ');
  }
}

/** Measured, filled and estimated shares of the year, which add up to 100 %. */
function sharesOf(year: UsageYear | null): readonly { readonly name: string; readonly value: string }[] {
  if (year === null) return [];
  const mean = (of: (month: UsageYear['months'][number]) => number): number =>
    year.months.reduce((sum, month) => sum + of(month), 0) / year.months.length;
  return [
    { name: 'Of the year: measured', value: percent(year.meteredShare) },
    { name: 'Of the year: gaps filled in', value: percent(mean(({ filledShare }) => filledShare)) },
    { name: 'Of the year: estimated', value: percent(mean(({ projectedShare }) => projectedShare)) },
  ];
}

function every(minutes: number): string {
  if (minutes >= 40_000) return 'one per bill';
  if (minutes === 1440) return 'one per day';
  return minutes === 60 ? 'one per hour' : `one every ${String(minutes)} minutes`;
}
