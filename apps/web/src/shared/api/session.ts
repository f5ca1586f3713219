import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { catchError, of, retry, shareReplay, switchMap, throwError } from 'rxjs';
import { API } from './api.js';

const SESSION = `${API}/account/session`;

/** Goes with the way to the start page after an erasure; unlike a state, no history keeps it. */
export const ERASED = 'erased';

/** The session: the API sets a guest's cookie, so one call must be answered before any other is sent. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private opened: Observable<unknown> | null = null;

  /** Opens the session once; after a failure the next request tries again. */
  open(): Observable<unknown> {
    this.opened ??= this.http.get(SESSION).pipe(
      // The cookie of a session that has ended went away with that answer.
      retry({
        count: 1,
        delay: (error: unknown) => (isUnauthorised(error) ? of(true) : throwError(() => error)),
      }),
      catchError((error: unknown) => {
        this.opened = null;
        return throwError(() => error);
      }),
      shareReplay(1),
    );
    return this.opened;
  }

  /** Makes the next request open a new session, as after a 401 or an erasure. */
  forget(): void {
    this.opened = null;
  }
}

/** Holds requests back until the session is open; otherwise two first requests would make two households. */
export const withSession: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith(API) || request.url === SESSION) return next(request);
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
