import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AccountView } from '#projections/trust/account/account.view';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Sending } from '#web/shared/forms/sending';
import { AccountApi } from '../account-api.js';

/** Where somebody is signed in, and a way to end each of it. */
@Component({
  selector: 'tb-session-list',
  imports: [MatButton, ProblemNotice],
  template: `
    <ul class="plain">
      @for (session of sessions(); track session.sessionId) {
        <li class="line">
          <span>
            {{ session.isThis ? 'This browser' : session.userAgent || 'Another browser' }} ·
            {{ session.ip }} · last used {{ session.seenAt.slice(0, 16).replace('T', ' ') }} UTC
          </span>
          @if (!session.isThis) {
            <button
              mat-button
              type="button"
              [attr.aria-label]="'Sign out the browser at ' + session.ip"
              (click)="end('/sessions/' + session.sessionId)"
            >
              Sign out
            </button>
          }
        </li>
      }
    </ul>
    @if (sending.failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
    @if (sessions().length > 1) {
      <div class="tb-actions">
        <button mat-stroked-button type="button" (click)="end('/sessions')">Sign out everywhere else</button>
      </div>
    }
  `,
  styleUrl: '../account.scss',
})
export class SessionList {
  readonly sessions = input.required<AccountView['sessions']>();
  readonly changed = output();
  private readonly accounts = inject(AccountApi);
  protected readonly sending = new Sending();

  protected end(path: string): void {
    this.sending.send(this.accounts.send('DELETE', path), () => {
      this.changed.emit();
    });
  }
}
