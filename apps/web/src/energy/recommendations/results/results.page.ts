import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { API } from '#web/shared/api/api';
import { ChartFrame } from '#web/shared/charts/chart-frame';
import { day } from '#web/shared/format/dates';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { ExplanationPanel } from '../explanation/explanation-panel.js';
import { FeedbackForm } from '../feedback/feedback-form.js';
import { recommendationResource } from '../recommendation-resource.js';
import { sharedRisks } from '../words/shared-risks.js';
import { AllPlans } from './all-plans.js';
import { AnswerChecks } from './answer-checks.js';
import { Assumptions } from './assumptions.js';
import { FilteredPlans } from './filtered-plans.js';
import { FreshnessNotice } from './freshness-notice.js';
import { IncompletePlans } from './incomplete-plans.js';
import { PlanCard } from './plan-card.js';
import { costBands } from './results-charts.js';
import { SavingsTimeline } from './savings-timeline.js';
import { VerdictBanner } from './verdict-banner.js';
import { WishConsent } from './wish-consent.js';

/** More columns are hard to follow when scrolling on a phone. */
const MOST_COMPARED = 4;

/** The answer: verdict, three cards, charts, all other plans, explanation and feedback. */
@Component({
  selector: 'tb-results-page',
  imports: [
    AllPlans,
    AnswerChecks,
    Assumptions,
    ChartFrame,
    ExplanationPanel,
    FeedbackForm,
    FilteredPlans,
    FreshnessNotice,
    IncompletePlans,
    Loading,
    MatButton,
    PlanCard,
    ProblemNotice,
    RouterLink,
    SavingsTimeline,
    VerdictBanner,
    WishConsent,
  ],
  templateUrl: './results.page.html',
  styleUrl: './results.page.scss',
})
export class ResultsPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly day = day;
  protected readonly receipt = computed(() => `${API}/recommendations/${this.id()}/receipt`);
  private readonly router = inject(Router);
  protected readonly found = recommendationResource(this.id);
  protected readonly compared = signal<ReadonlySet<string>>(new Set());
  protected readonly bands = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : undefined;
    return found === undefined || found.body.top.length === 0 ? null : costBands(found.body);
  });

  protected readonly told = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : undefined;
    return sharedRisks(found === undefined ? [] : [...found.body.top, ...found.body.others]);
  });

  protected readonly topHeading = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : undefined;
    switch (found?.body.verdict.advice) {
      case 'stay':
        return 'The next best';
      case 'tooCloseToCall':
        return 'Plans that may be cheaper';
      case 'onlyPlan':
        return 'The plan we know here';
      default:
        return 'Your best plans';
    }
  });

  protected compare(planId: string, on: boolean): void {
    const kept = [...this.compared()].filter((id) => id !== planId);
    this.compared.set(new Set(on ? [...kept, planId].slice(-MOST_COMPARED) : kept));
  }

  protected openComparison(): void {
    const plans = [...this.compared()].join(',');
    void this.router.navigate(['/results', this.id(), 'compare'], { queryParams: { plans } });
  }
}
