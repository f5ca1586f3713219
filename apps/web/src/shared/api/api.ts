import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { AcceptedView } from '#projections/shared/accepted.view';

/** Where the HTTP API lives on this host. */
export const API = '/api/v1';

/** Sends commands and remembers the last position, so that what is read next includes what was written. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);
  private position: string | null = null;

  /** Address of a query that waits for this page's own last command. */
  query(path: string, params: Readonly<Record<string, string>> = {}): string {
    const search = new URLSearchParams({
      ...params,
      ...(this.position === null ? {} : { after: this.position }),
    });
    const text = search.toString();
    return text === '' ? `${API}${path}` : `${API}${path}?${text}`;
  }

  /** Sends a command; fails with the HTTP error, or a zod error when the answer does not fit. */
  command(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = null): Observable<AcceptedView> {
    return this.http.request(method, `${API}${path}`, { body }).pipe(map((answer) => this.accept(answer)));
  }

  /** Takes the answer of a command that was sent elsewhere (an upload with progress). */
  accept(answer: unknown): AcceptedView {
    const accepted = AcceptedView.parse(answer);
    this.position = accepted.position;
    return accepted;
  }

  /** A single read outside a resource, for polling. */
  read<T>(path: string, parse: (body: unknown) => T): Observable<T> {
    return this.http.get<unknown>(this.query(path)).pipe(map(parse));
  }

  /** A write that answers with a view of its own. */
  make<T>(path: string, body: unknown, parse: (body: unknown) => T): Observable<T> {
    return this.http.post<unknown>(`${API}${path}`, body).pipe(map(parse));
  }
}
