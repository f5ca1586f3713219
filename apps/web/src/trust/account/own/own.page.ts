import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { AccountView } from '#projections/trust/account/account.view';
import { API } from '#web/shared/api/api';
import { Session } from '#web/shared/api/session';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { Sending } from '#web/shared/forms/sending';
import { AccountApi } from '../account-api.js';
import { Downloads } from './downloads.js';
import { EraseAccount } from './erase-account.js';
import { Looks } from './looks.js';
import { SessionList } from './session-list.js';
import { SignInWays } from './sign-in-ways.js';
import { TokenList } from './token-list.js';

const ROLES = {
  consumer: 'Account holder',
  support: 'Support',
  auditor: 'Auditor',
  admin: 'Admin',
} as const;

/** Everything held of a person: who they are here, how they sign in, who looked, and how to take or erase it. */
@Component({
  selector: 'tb-own-page',
  imports: [
    Downloads,
    EraseAccount,
    Loading,
    Looks,
    MatButton,
    ProblemNotice,
    RouterLink,
    SessionList,
    SignInWays,
    TokenList,
  ],
  templateUrl: './own.page.html',
  styleUrl: '../account.scss',
})
export class OwnPage {
  private readonly accounts = inject(AccountApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly account = httpResource(() => `${API}/account/me`, {
    parse: (body) => AccountView.parse(body),
  });
  protected readonly view = computed(() => (this.account.hasValue() ? this.account.value() : null));
  protected readonly role = computed(() => ROLES[this.view()?.role ?? 'consumer']);
  protected readonly sending = new Sending();

  constructor() {
    // A guest, or somebody whose sign-in is not finished, has to show something first.
    effect(() => {
      const status = statusOf(this.account.error());
      if (status === 403 || status === 401) void this.router.navigateByUrl('/account/sign-in');
    });
  }

  /** Whether the account could not be read, and signing in would not help. */
  protected isBroken(): boolean {
    const status = statusOf(this.account.error());
    return status !== undefined && status !== 401 && status !== 403;
  }

  protected signOut(): void {
    this.send('POST', '/sign-out', () => {
      this.session.forget();
      void this.router.navigateByUrl('/account/sign-in');
    });
  }

  protected claim(): void {
    this.send('POST', '/households', () => {
      this.account.reload();
    });
  }

  protected allowSupport(hours: number | null): void {
    if (hours === null) this.send('DELETE', '/support-consent', () => this.account.reload());
    else this.send('PUT', '/support-consent', () => this.account.reload(), { hours });
  }

  private send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    done: () => unknown,
    body: unknown = {},
  ): void {
    this.sending.send(this.accounts.send(method, path, body), () => {
      done();
    });
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
