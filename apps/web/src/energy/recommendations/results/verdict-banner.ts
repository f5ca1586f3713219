import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Recommendation } from '../recommendation.js';
import { basisWords, oldPricesWords } from '../words/basis-words.js';
import { advisedPlan, heroChips, heroFigure, heroPair } from '../words/hero-words.js';
import { nothingCompares, verdictWords } from '../words/verdict-words.js';

/** The answer at the top of the page: what to do, one large figure, both costs side by side, and the facts to act on. */
@Component({
  selector: 'tb-verdict-banner',
  imports: [MatButton, RouterLink],
  templateUrl: './verdict-banner.html',
  styleUrl: './verdict-banner.scss',
})
export class VerdictBanner {
  readonly recommendation = input.required<Recommendation>();
  protected readonly words = computed(() => verdictWords(this.recommendation()));
  protected readonly figure = computed(() => heroFigure(this.recommendation()));
  protected readonly pair = computed(() => heroPair(this.recommendation()));
  protected readonly chips = computed(() => heroChips(this.recommendation()));
  protected readonly basis = computed(() => basisWords(this.recommendation()));
  protected readonly oldPrices = computed(() => oldPricesWords(this.recommendation()));

  protected readonly mood = computed(() => {
    const { advice } = this.recommendation().verdict;
    if (advice === 'switchNow' || advice === 'switchPlan') return 'go';
    return advice === 'switchOnDate' ? 'wait' : 'still';
  });

  /** The next step: the advised plan's bills, or back to the answers; null if there is none. */
  protected readonly way = computed(() => {
    const recommendation = this.recommendation();
    const plan = advisedPlan(recommendation)?.plan ?? null;
    switch (recommendation.verdict.advice) {
      case 'switchNow':
      case 'switchOnDate':
        return { words: 'See its bills', link: ['plans', plan?.planId ?? ''] };
      case 'onlyPlan':
        return { words: 'See the bills', link: ['plans', plan?.planId ?? ''] };
      case 'switchPlan':
        return { words: 'Tell us what you pay now', link: ['/plan'] };
      case 'noPlan':
        return {
          words: nothingCompares(recommendation) ? 'Change my answers' : 'Change my limits',
          link: ['/plan'],
        };
      case 'tooCloseToCall':
        return recommendation.verdict.closeCall?.readingsHelp === true
          ? { words: 'Use more months', link: ['/'] }
          : null;
      case 'stay':
      case 'noWholePlan':
        return null;
    }
  });
}
