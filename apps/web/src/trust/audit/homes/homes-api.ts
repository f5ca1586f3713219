import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { HomeAsOfView, HomeDiffView, HomeTimelineView } from '#projections/trust/home-as-of/home-as-of.view';
import { API } from '#web/shared/api/api';

/** Asks how a home was. */
@Injectable({ providedIn: 'root' })
export class HomesApi {
  private readonly http = inject(HttpClient);

  timeline(householdId: string): Observable<HomeTimelineView> {
    return this.read(`${householdId}/timeline`, {}, (body) => HomeTimelineView.parse(body));
  }

  /** The home after the event at a position. */
  asOf(householdId: string, asOf: string, reason: string): Observable<HomeAsOfView> {
    return this.read(householdId, { asOf, reason }, (body) => HomeAsOfView.parse(body));
  }

  changes(
    householdId: string,
    [from, to]: readonly [string, string],
    reason: string,
  ): Observable<HomeDiffView> {
    return this.read(`${householdId}/changes`, { from, to, reason }, (body) => HomeDiffView.parse(body));
  }

  private read<T>(path: string, params: Record<string, string>, parse: (body: unknown) => T): Observable<T> {
    return this.http.get<unknown>(`${API}/audit/households/${path}`, { params }).pipe(map(parse));
  }
}
