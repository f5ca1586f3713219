import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import { money } from '#web/shared/format/money';
import type { RankedPlan } from '../recommendation.js';
import { againstStayingWords, renewableWords, termWords } from '../words/plan-words.js';
import { riskWords } from '../words/risk-words.js';

const SHOWN_AT_FIRST = 10;

/** Every other plan within the limits, best first; a button shows those beyond the first ten. */
@Component({
  selector: 'tb-all-plans',
  imports: [MatButton, MatCheckbox, RouterLink],
  templateUrl: './all-plans.html',
  styles: `
    table {
      min-inline-size: 48rem;
    }

    th .tb-quiet {
      font-weight: 400;
    }
  `,
})
export class AllPlans {
  readonly plans = input.required<readonly RankedPlan[]>();
  readonly currency = input.required<string>();
  readonly compared = input.required<ReadonlySet<string>>();
  readonly comparedChange = output<{ readonly planId: string; readonly on: boolean }>();

  protected readonly all = signal(false);
  protected readonly shown = computed(() =>
    this.all() ? this.plans() : this.plans().slice(0, SHOWN_AT_FIRST),
  );
  /** The horizon of every difference on the page, in words. */
  protected readonly years = computed(() => {
    const months = this.plans()[0]?.timeline?.horizonMonths ?? 24;
    return `${String(months / 12)} years`;
  });
  protected readonly term = termWords;
  protected readonly renewable = renewableWords;

  protected money(amount: string): string {
    return money(amount, this.currency());
  }

  protected againstStaying(timeline: RankedPlan['timeline']): string {
    return againstStayingWords(timeline, this.currency()) ?? '–';
  }

  protected risks({ flags }: RankedPlan): string {
    const serious = flags.map((flag) => riskWords(flag, this.currency())).filter((risk) => risk.serious);
    return serious.map(({ heading }) => heading).join(', ');
  }
}
