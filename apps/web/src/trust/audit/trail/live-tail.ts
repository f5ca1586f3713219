import { inject } from '@angular/core';
import { Observable } from 'rxjs';
import { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { API } from '#web/shared/api/api';
import { openEvents } from '#web/shared/api/open-events';
import { ownZone } from '../trail-words.js';

/** Streams the entries that a search finds from now on, until the stream ends. Call in an injection context. */
export function liveTails(): (q: string) => Observable<AuditEntryView> {
  const open = inject(openEvents);
  return (q) =>
    new Observable((subscriber) => {
      const source = open(`${API}/audit/tail?${new URLSearchParams({ q, zone: ownZone() }).toString()}`);
      source.addEventListener('entry', ({ data }: MessageEvent<string>) => {
        const entry = AuditEntryView.safeParse(JSON.parse(data));
        if (entry.success) subscriber.next(entry.data);
      });
      const close = (): void => {
        source.close();
        subscriber.complete();
      };
      // The browser would open it again by itself, and each opening counts as a look.
      source.addEventListener('end', close);
      source.addEventListener('error', close);
      return () => {
        source.close();
      };
    });
}
