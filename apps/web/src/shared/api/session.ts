import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, shareReplay, switchMap, throwError } from 'rxjs';
import { API } from './api.js';

/** The guest session: its cookie is set by the API, so one call must be answered before any other goes out. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private opened: Observable<unknown> | null = null;

  /** Opens the session once; a failed try is forgotten, so that the next request tries again. */
  open(): Observable<unknown> {
    this.opened ??= this.http.get(`${API}/session`).pipe(
      catchError((error: unknown) => {
        this.opened = null;
        return throwError(() => error);
      }),
      shareReplay(1),
    );
    return this.opened;
  }

  /** After a refusal for want of a session, or once the home was erased: the next request opens a new one. */
  forget(): void {
    this.opened = null;
  }
}

/** Holds every request back until the session is open; otherwise two first requests make two households. */
export const withSession: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith(API) || request.url === `${API}/session`) return next(request);
  const session = inject(Session);
  return session.open().pipe(
    switchMap(() => next(request)),
    catchError((error: unknown) => {
      if (isUnauthorised(error)) session.forget();
      return throwError(() => error);
    }),
  );
};

function isUnauthorised(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
}
