import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { SecondFactor } from '#domain/trust/accounts/accounts.commands';
import {
  ChallengeView,
  LinkView,
  NewTokenView,
  RecoveryCodesView,
  SessionView,
  TotpOfferView,
} from '#projections/trust/account/account.view';
import { API } from '#web/shared/api/api';

/** Everything that the account pages send. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  session(): Observable<SessionView> {
    return this.http.get(`${API}/account/session`).pipe(map((body) => SessionView.parse(body)));
  }

  /** Asks for a link to be sent; what is answered never says who has an account. */
  askForLink(what: 'register' | 'reset', email: string): Observable<unknown> {
    return this.send('POST', `/${what}`, { email });
  }

  lookAtLink(secret: string): Observable<LinkView> {
    return this.http.post(`${API}/account/link`, { secret }).pipe(map((body) => LinkView.parse(body)));
  }

  useLink(secret: string, password: string): Observable<unknown> {
    return this.send('POST', '/link/use', { secret, password });
  }

  signIn(email: string, password: string): Observable<unknown> {
    return this.send('POST', '/sign-in', { email, password });
  }

  challenge(): Observable<ChallengeView> {
    return this.send('POST', '/second-factor/challenge').pipe(map((body) => ChallengeView.parse(body)));
  }

  finish(shown: SecondFactor): Observable<unknown> {
    return this.send('POST', '/second-factor', shown);
  }

  offerTotp(password: string | undefined): Observable<TotpOfferView> {
    return this.send('POST', '/factors/totp', { password }).pipe(map((body) => TotpOfferView.parse(body)));
  }

  offerPasskey(password: string | undefined): Observable<ChallengeView> {
    return this.send('POST', '/factors/passkeys/challenge', { password }).pipe(
      map((body) => ChallengeView.parse(body)),
    );
  }

  recoveryCodes(password: string): Observable<RecoveryCodesView> {
    return this.send('POST', '/factors/recovery-codes', { password }).pipe(
      map((body) => RecoveryCodesView.parse(body)),
    );
  }

  makeToken(wanted: unknown): Observable<NewTokenView> {
    return this.send('POST', '/tokens', wanted).pipe(map((body) => NewTokenView.parse(body)));
  }

  /** Any other change of one's own account. */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = {}): Observable<unknown> {
    return this.http.request<unknown>(method, `${API}/account${path}`, { body });
  }
}
