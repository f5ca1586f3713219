import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import { Icon } from '#web/shared/icons/icon';
import { day } from '#web/shared/format/dates';
import { roundMoney } from '#web/shared/format/money';
import type { RiskFlag, TopPlan } from '../recommendation.js';
import {
  bestDayWords,
  cheapestWords,
  leavingFeeWords,
  likelyYearsWords,
  priceBasisWords,
  ratingWords,
  reasonWords,
  renewableWords,
  savingsWords,
  termWords,
} from '../words/plan-words.js';
import { riskWords } from '../words/risk-words.js';
import { RiskList } from './risk-list.js';

/** One of the first three plans: cost, saving, three facts and the worst risk; the rest on request. */
@Component({
  selector: 'tb-plan-card',
  imports: [Icon, MatButton, MatCheckbox, RiskList, RouterLink],
  templateUrl: './plan-card.html',
  styleUrl: './plan-card.scss',
})
export class PlanCard {
  readonly top = input.required<TopPlan>();
  readonly currency = input.required<string>();
  readonly today = input.required<string>();
  /** Kinds of risk that one sentence above all cards states. */
  readonly told = input.required<ReadonlyMap<RiskFlag['kind'], string>>();
  /** Whether it is expected to save, but not surely enough to be advised. */
  readonly tooClose = input.required<boolean>();
  readonly compared = input.required<boolean>();
  readonly comparedChange = output<boolean>();

  /** Where there is no other plan it has no rank, and nothing to be compared with. */
  protected readonly isOnly = computed(() => this.top().reasons.includes('onlyPlan'));
  protected readonly reasons = computed(() => this.top().reasons.map(reasonWords));
  protected readonly cost = computed(() => roundMoney(this.top().costBand.central, this.currency()));
  protected readonly savings = computed(() => savingsWords(this.top().timeline, this.currency()));
  protected readonly saves = computed(() => this.top().betterThanStaying === true && !this.tooClose());
  /** The plan that the answer names, or the first one where the present cost is unknown. */
  protected readonly isBest = computed(() => this.top().reasons.includes('bestOverall') || this.isOnly());
  protected readonly band = computed(() => {
    const [low, high] = [this.top().costBand.low, this.top().costBand.high].map((end) =>
      roundMoney(end, this.currency()),
    );
    return low === high ? '' : `likely ${String(low)} to ${String(high)}`;
  });

  /** Flags in their order (most money at stake first), without those stated once for all plans. */
  private readonly risks = computed(() => this.top().flags.filter(({ kind }) => !this.told().has(kind)));
  protected readonly worst = computed(() => {
    const [flag] = this.risks();
    return flag === undefined ? null : riskWords(flag, this.currency());
  });
  protected readonly rest = computed(() => {
    const [worst] = this.risks();
    return this.top().flags.filter((flag) => flag !== worst);
  });

  protected readonly facts = computed(() => {
    const { plan } = this.top();
    return known([
      { name: 'Contract', value: termWords(plan) },
      { name: 'Price', value: priceBasisWords(plan) },
      { name: 'Leaving early', value: leavingFeeWords(plan, this.currency()) },
    ]);
  });

  protected readonly moreFacts = computed(() => {
    const { plan, steadyYear, costBand, beatsStaying } = this.top();
    const later = roundMoney(steadyYear.cost, this.currency());
    const same = later === roundMoney(costBand.central, this.currency());
    return known([
      { name: 'Best day to switch', value: bestDayWords(this.top(), this.today()) },
      { name: 'Against staying', value: likelyYearsWords(beatsStaying) },
      { name: 'Cheapest of all', value: cheapestWords(this.top()) },
      { name: 'Later years', value: same ? null : `about ${later} a year` },
      { name: 'Clean power', value: renewableWords(plan) },
      { name: 'Supplier’s rating', value: ratingWords(plan) },
      { name: 'Price as of', value: day(plan.asOf) },
    ]);
  });
}

type Fact = { readonly name: string; readonly value: string };

/** Drops facts whose value is unknown. */
function known(facts: readonly { readonly name: string; readonly value: string | null }[]): readonly Fact[] {
  return facts.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
}
