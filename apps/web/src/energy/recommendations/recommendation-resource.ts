import type { ResourceRef, Signal } from '@angular/core';
import { inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { tap } from 'rxjs';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import { regionOfCurrency, writeAsIn } from '#web/shared/format/region';
import { RecommendationsApi } from './recommendations-api.js';

/** The recommendation of an id that may change; call in an injection context. */
export function recommendationResource(
  recommendationId: Signal<string>,
): ResourceRef<RecommendationView | undefined> {
  const recommendations = inject(RecommendationsApi);
  return rxResource({
    params: () => recommendationId(),
    stream: ({ params }) =>
      recommendations.one(params).pipe(
        tap(({ body }) => {
          writeAsIn(regionOfCurrency(body.currency));
        }),
      ),
  });
}
