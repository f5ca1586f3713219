import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { ERASED, Session } from '#web/shared/api/session';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';

/** Erases the account and every home in it, after the password. */
@Component({
  selector: 'tb-erase-account',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  template: `
    <details>
      <summary>Erase my account</summary>
      <p>
        This destroys the keys to your address and to every home in your account: readings, plans and
        recommendations. It cannot be undone.
      </p>
      <form (submit)="$event.preventDefault(); erase()">
        <mat-form-field>
          <mat-label>Your password</mat-label>
          <input
            #secret
            matInput
            type="password"
            autocomplete="current-password"
            [value]="password()"
            (input)="password.set(secret.value)"
          />
        </mat-form-field>
        @if (sending.failure(); as error) {
          <tb-problem-notice [error]="error" />
        }
        <button mat-stroked-button type="submit" [disabled]="password() === ''">
          Erase my account and my homes
        </button>
      </form>
    </details>
  `,
  styleUrl: '../account.scss',
})
export class EraseAccount {
  private readonly accounts = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly password = signal('');
  protected readonly sending = new Sending();

  protected erase(): void {
    this.sending.send(this.accounts.send('DELETE', '/me', { password: this.password() }), () => {
      this.session.forget();
      void this.router.navigateByUrl('/', { info: ERASED });
    });
  }
}
