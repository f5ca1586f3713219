import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { AcceptedView } from '#projections/shared/accepted.view';

/** Path of the HTTP API on this host. */
export const API = '/api/v1';

/** Sends commands and remembers the last log position, so that later queries include their effect. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);
  private position: string | null = null;

  /** Address of a query that waits until this page's last command is visible. */
  query(path: string, params: Readonly<Record<string, string>> = {}): string {
    const search = new URLSearchParams({
      ...params,
      ...(this.position === null ? {} : { after: this.position }),
    });
    const text = search.toString();
    return text === '' ? `${API}${path}` : `${API}${path}?${text}`;
  }

  /** Sends a command; fails with the HTTP error, or a zod error if the answer does not fit its view. */
  command(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = null): Observable<AcceptedView> {
    return this.http.request(method, `${API}${path}`, { body }).pipe(map((answer) => this.accept(answer)));
  }

  /** Accepts the answer of a command that was sent elsewhere (an upload with progress); throws a zod error. */
  accept(answer: unknown): AcceptedView {
    const accepted = AcceptedView.parse(answer);
    this.position = accepted.position;
    return accepted;
  }

  /** Reads once, outside a resource, for polling. */
  read<T>(path: string, parse: (body: unknown) => T): Observable<T> {
    return this.http.get<unknown>(this.query(path)).pipe(map(parse));
  }

  /** Sends a command that answers with a view. */
  make<T>(path: string, body: unknown, parse: (body: unknown) => T): Observable<T> {
    return this.http.post<unknown>(`${API}${path}`, body).pipe(map(parse));
  }
}
