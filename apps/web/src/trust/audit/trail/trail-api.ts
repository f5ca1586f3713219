import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import {
  CorrelationView,
  TrailEntryView,
  TrailPageView,
} from '#projections/trust/audit-entry/audit-entry.view';
import { API } from '#web/shared/api/api';
import { ownZone } from '../trail-words.js';

/** Asks for the trail. Its cursor has the name of the position that other queries wait for, so it has its own way. */
@Injectable({ providedIn: 'root' })
export class TrailApi {
  private readonly http = inject(HttpClient);

  /** A page of entries, newest first, before `after` if given. */
  page(q: string, after: string | null): Observable<TrailPageView> {
    const params = { q, zone: ownZone(), ...(after === null ? {} : { after }) };
    return this.http
      .get<unknown>(`${API}/audit/entries`, { params })
      .pipe(map((body) => TrailPageView.parse(body)));
  }

  /** One entry; opened if there is a reason for it. */
  entry(position: string, reason: string | null): Observable<TrailEntryView> {
    const path = `${API}/audit/entries/${position}${reason === null ? '' : '/opened'}`;
    const params = reason === null ? {} : { reason };
    return this.http.get<unknown>(path, { params }).pipe(map((body) => TrailEntryView.parse(body)));
  }

  correlation(correlationId: string): Observable<CorrelationView> {
    return this.http
      .get<unknown>(`${API}/audit/correlations/${encodeURIComponent(correlationId)}`)
      .pipe(map((body) => CorrelationView.parse(body)));
  }
}
