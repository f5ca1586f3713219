import { Component, computed, inject, input } from '@angular/core';
import { roundMoney } from '#web/shared/format/money';
import type { Recommendation } from '../recommendation.js';
import { RecommendationsApi } from '../recommendations-api.js';
import { UpdateButton } from './update-button.js';

/** Shows what a wish costs a year over staying, asks for consent, and lets the person withdraw it. */
@Component({
  selector: 'tb-wish-consent',
  imports: [UpdateButton],
  template: `
    @if (asked(); as wish) {
      <section class="tb-card" aria-labelledby="wish-heading">
        <h2 id="wish-heading">This wish costs you {{ wish.cost }} a year</h2>
        <p>
          {{ wish.plan }} comes closest to what you asked for, but it would cost you up to {{ wish.cost }} a
          year more than staying. Without your consent we advise nothing dearer than what you have.
        </p>
        <tb-update-button [words]="'Agree to pay ' + wish.cost + ' a year more'" [before]="agree" />
      </section>
    } @else if (agreed(); as cost) {
      <section class="tb-card" aria-label="Your consent">
        <p>You agreed that your wishes may cost up to {{ cost }} a year over staying.</p>
        <tb-update-button words="Take that back" [before]="takeBack" />
      </section>
    }
  `,
})
export class WishConsent {
  readonly recommendationId = input.required<string>();
  readonly recommendation = input.required<Recommendation>();

  private readonly recommendations = inject(RecommendationsApi);
  protected readonly asked = computed(() => {
    const { verdict, top, others, currency } = this.recommendation();
    const { wish } = verdict;
    if (wish?.needsConsent !== true) return null;
    const named = [...top, ...others].find(({ plan }) => plan.planId === wish.planId)?.plan;
    return {
      plan: named === undefined ? 'Another plan' : `${named.name} from ${named.retailer}`,
      // Rounded up, as the API rounds the consent.
      cost: roundMoney(Math.ceil(Number(wish.costPerYear)), currency),
    };
  });
  protected readonly agreed = computed(() => {
    const { preferences, currency } = this.recommendation();
    const amount = preferences.agreedToCost ?? '0';
    return Number(amount) === 0 ? null : roundMoney(amount, currency);
  });
  protected readonly agree = () => this.recommendations.agreeToWishCost(this.recommendationId());
  protected readonly takeBack = () => this.recommendations.takeConsentBack(this.recommendation().preferences);
}
