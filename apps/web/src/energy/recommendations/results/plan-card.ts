import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import { roundMoney } from '#web/shared/format/money';
import type { TopPlan } from '../recommendation.js';
import {
  beatsStayingWords,
  bestDayWords,
  cheapestWords,
  leavingFeeWords,
  priceBasisWords,
  ratingWords,
  reasonWords,
  renewableWords,
  savingsWords,
  termWords,
} from '../words/plan-words.js';
import { RiskList } from './risk-list.js';

/** One of the first three plans: cost, saving, best day, what it is, what could go wrong. */
@Component({
  selector: 'tb-plan-card',
  imports: [MatButton, MatCheckbox, RiskList, RouterLink],
  templateUrl: './plan-card.html',
  styleUrl: './plan-card.scss',
})
export class PlanCard {
  readonly top = input.required<TopPlan>();
  readonly currency = input.required<string>();
  readonly today = input.required<string>();
  readonly compared = input.required<boolean>();
  readonly comparedChange = output<boolean>();

  protected readonly reasons = computed(() => this.top().reasons.map(reasonWords));
  protected readonly cost = computed(() => roundMoney(this.top().costBand.central, this.currency()));
  protected readonly savings = computed(() => savingsWords(this.top().timeline, this.currency()));
  protected readonly saves = computed(() => this.top().betterThanStaying === true);
  protected readonly band = computed(() => {
    const { low, high } = this.top().costBand;
    return `${roundMoney(low, this.currency())} to ${roundMoney(high, this.currency())}`;
  });

  protected readonly facts = computed(() => {
    const { plan, steadyYear, costBand } = this.top();
    const laterCost = roundMoney(steadyYear.cost, this.currency());
    const facts = [
      { name: 'Likely range', value: this.band() },
      { name: 'Best day to switch', value: bestDayWords(this.top(), this.today()) },
      { name: 'Beats staying', value: beatsStayingWords(this.top()) },
      { name: 'How sure', value: cheapestWords(this.top()) },
      { name: 'Later years', value: steadyYear.cost === costBand.central ? null : `${laterCost} a year` },
      { name: 'Contract', value: termWords(plan) },
      { name: 'Price', value: priceBasisWords(plan) },
      { name: 'Leaving early', value: leavingFeeWords(plan, this.currency()) },
      { name: 'Clean power', value: renewableWords(plan) },
      { name: 'Seller’s rating', value: ratingWords(plan) },
    ];
    return facts.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  });
}
