import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { of, tap } from 'rxjs';
import type { Feedback } from '#domain/energy/recommendations/recommendations.commands';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { HouseholdView } from '#projections/energy/household/household.view';
import { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import { Api } from '#web/shared/api/api';

/** Asks for recommendations, and keeps the last one so that its pages need not fetch it again. */
@Injectable({ providedIn: 'root' })
export class RecommendationsApi {
  private readonly api = inject(Api);
  private latest: RecommendationView | null = null;

  /** Wishes that made no difference in the latest results of this visit. */
  get lastIdleWishes(): RecommendationView['body']['idleWishes'] {
    return this.latest?.body.idleWishes ?? [];
  }

  /** Asks the API to price and rank every plan for the saved home and its latest usage. */
  generate(): Observable<RecommendationView> {
    return this.api
      .make('/recommendations/generate', {}, (body) => RecommendationView.parse(body))
      .pipe(tap((made) => (this.latest = made)));
  }

  one(recommendationId: string): Observable<RecommendationView> {
    if (this.latest?.recommendationId === recommendationId) return of(this.latest);
    return this.api
      .read(`/recommendations/${recommendationId}`, (body) => RecommendationView.parse(body))
      .pipe(tap((read) => (this.latest = read)));
  }

  giveFeedback(recommendationId: string, feedback: Feedback): Observable<AcceptedView> {
    return this.api.command('POST', `/recommendations/${recommendationId}/feedback`, feedback);
  }

  /** Records that the person saw a wish's cost in this recommendation and agrees to it. */
  agreeToWishCost(recommendationId: string): Observable<AcceptedView> {
    return this.api.command('POST', `/recommendations/${recommendationId}/wish-consent`);
  }

  /** Saves the same preferences without the consent, so that wishes may not cost more than staying. */
  takeConsentBack({ agreedToCost: _, ...rest }: HouseholdView['preferences']): Observable<AcceptedView> {
    return this.api.command('PUT', '/households/me/preferences', rest);
  }
}
