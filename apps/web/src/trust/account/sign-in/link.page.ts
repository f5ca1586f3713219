import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { SHORTEST_PASSWORD } from '#domain/trust/accounts/accounts.commands';
import type { LinkView } from '#projections/trust/account/account.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';
import { WayIn } from './way-in.js';

/** What a one-time link opens: a password is chosen, and its person is signed in. */
@Component({
  selector: 'tb-link-page',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemNotice, RouterLink],
  providers: [outlinedFields],
  template: `
    <div class="tb-stack narrow">
      <h1>Choose a password</h1>
      @if (link(); as found) {
        <form class="tb-card" (submit)="$event.preventDefault(); use()">
          <p>
            @if (found.purpose === 'register') {
              For your new account with {{ found.email }}.
            } @else {
              For the account of {{ found.email }}. You are then signed out everywhere else.
            }
          </p>
          <input
            class="cdk-visually-hidden"
            type="email"
            autocomplete="username"
            readonly
            aria-label="E-mail address"
            [value]="found.email"
          />
          <mat-form-field>
            <mat-label>New password</mat-label>
            <input
              #secret
              matInput
              type="password"
              autocomplete="new-password"
              required
              [value]="password()"
              (input)="password.set(secret.value)"
            />
            <mat-hint>
              At least {{ shortest }} characters. Four or five words that do not belong together are good.
            </mat-hint>
          </mat-form-field>
          @if (isShort()) {
            <p class="tb-complaint" role="alert">Take at least {{ shortest }} characters.</p>
          }
          @if (sending.failure(); as error) {
            <tb-problem-notice [error]="error" />
          }
          <div class="tb-actions">
            <button mat-flat-button type="submit" [disabled]="sending.busy()">Use this password</button>
          </div>
        </form>
      } @else if (sending.failure(); as error) {
        <tb-problem-notice [error]="error" />
        <p><a routerLink="/account/reset">Ask for a new link</a></p>
      }
    </div>
  `,
  styleUrl: '../account.scss',
})
export class LinkPage {
  private readonly accounts = inject(AccountApi);
  private readonly way = inject(WayIn);
  private readonly secret = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly shortest = SHORTEST_PASSWORD;
  protected readonly link = signal<LinkView | null>(null);
  protected readonly password = signal('');
  protected readonly tried = signal(false);
  protected readonly isShort = computed(() => this.tried() && this.password().length < SHORTEST_PASSWORD);
  protected readonly sending = new Sending();

  constructor() {
    this.sending.send(this.accounts.lookAtLink(this.secret), (link) => {
      this.link.set(link);
    });
  }

  protected use(): void {
    this.tried.set(true);
    if (this.password().length < SHORTEST_PASSWORD) return;
    this.sending.send(this.accounts.useLink(this.secret, this.password()), () => {
      this.way.goOn();
    });
  }
}
