import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';
import { API } from '#web/shared/api/api';

/** Asks what a recommendation was made of, and has it made again. */
@Injectable({ providedIn: 'root' })
export class RerunApi {
  private readonly http = inject(HttpClient);

  inputs(id: string, reason: string): Observable<RerunInputsView> {
    return this.read(id, 'inputs', reason, (body) => RerunInputsView.parse(body));
  }

  why(id: string, reason: string): Observable<WhyFirstView> {
    return this.read(id, 'why', reason, (body) => WhyFirstView.parse(body));
  }

  rerun(id: string, engine: 'recorded' | 'current', reason: string): Observable<RerunView> {
    return this.http
      .post<unknown>(`${API}/audit/recommendations/${id}/rerun`, { engine, reason })
      .pipe(map((body) => RerunView.parse(body)));
  }

  private read<T>(id: string, what: string, reason: string, parse: (body: unknown) => T): Observable<T> {
    const path = `${API}/audit/recommendations/${id}/${what}`;
    return this.http.get<unknown>(path, { params: { reason } }).pipe(map(parse));
  }
}
