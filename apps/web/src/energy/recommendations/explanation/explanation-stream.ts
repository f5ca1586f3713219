import { inject } from '@angular/core';
import { Observable } from 'rxjs';
import { ExplanationView } from '#projections/energy/explanation/explanation.view';
import { API } from '#web/shared/api/api';
import { openEvents } from '#web/shared/api/open-events';

/** The browser reconnects by itself when a stream breaks; after this many breaks in a row we give up. */
const MOST_BREAKS = 5;
/** EventSource.CLOSED: the browser will not try again. */
const CLOSED = 2;

/** Streams an explanation as it grows, one checked paragraph at a time. Call in an injection context. */
export function explanationStreams(): (recommendationId: string) => Observable<ExplanationView> {
  const open = inject(openEvents);
  return (recommendationId) =>
    new Observable((subscriber) => {
      const source = open(`${API}/recommendations/${recommendationId}/explanation/stream`);
      let breaks = 0;
      source.addEventListener('explanation', ({ data }: MessageEvent<string>) => {
        breaks = 0;
        const view = ExplanationView.safeParse(JSON.parse(data));
        if (view.success) subscriber.next(view.data);
      });
      source.addEventListener('end', () => {
        source.close();
        subscriber.complete();
      });
      source.addEventListener('error', () => {
        breaks += 1;
        if (breaks < MOST_BREAKS && source.readyState !== CLOSED) return;
        source.close();
        subscriber.error(new Error('The explanation did not arrive.'));
      });
      return () => {
        source.close();
      };
    });
}
