import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';
import { WayIn } from './way-in.js';

/** Address and password; what comes next depends on the account. */
@Component({
  selector: 'tb-sign-in-page',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice, RouterLink],
  providers: [outlinedFields],
  template: `
    <div class="tb-stack narrow">
      <h1>Sign in</h1>
      <form class="tb-card" (submit)="$event.preventDefault(); signIn()">
        <mat-form-field>
          <mat-label>E-mail address</mat-label>
          <input
            #address
            matInput
            type="email"
            autocomplete="username"
            required
            [value]="email()"
            (input)="email.set(address.value)"
          />
        </mat-form-field>
        <mat-form-field>
          <mat-label>Password</mat-label>
          <input
            #secret
            matInput
            type="password"
            autocomplete="current-password"
            required
            [value]="password()"
            (input)="password.set(secret.value)"
          />
        </mat-form-field>
        @if (sending.failure(); as error) {
          <tb-problem-notice [error]="error" />
        }
        <div class="tb-actions">
          <button mat-flat-button type="submit" [disabled]="sending.busy()">Sign in</button>
        </div>
      </form>
      <p><a routerLink="/account/reset">I don’t know my password any more</a></p>
      <p>
        No account? You don’t need one to find your plan. With one you get at your home from anywhere.
        <a routerLink="/account/register">Make an account</a>
      </p>
    </div>
  `,
  styleUrl: '../account.scss',
})
export class SignInPage {
  private readonly accounts = inject(AccountApi);
  private readonly way = inject(WayIn);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly sending = new Sending();

  protected signIn(): void {
    if (this.email().trim() === '' || this.password() === '') return;
    this.sending.send(this.accounts.signIn(this.email().trim(), this.password()), () => {
      this.way.goOn();
    });
  }
}
