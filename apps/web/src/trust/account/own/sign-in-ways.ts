import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AccountView } from '#projections/trust/account/account.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';
import { AddFactor } from '../factors/add-factor.js';

/** The password and the second factors of an account; each change asks for the password first. */
@Component({
  selector: 'tb-sign-in-ways',
  imports: [AddFactor, MatButton, MatFormField, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  template: `
    <ul class="plain">
      <li>A password</li>
      @if (account().hasTotp) {
        <li class="line">
          <span>An authenticator app</span>
          @if (open()) {
            <button mat-button type="button" (click)="remove('POST', '/factors/totp/remove')">
              Remove the app
            </button>
          }
        </li>
      }
      @for (passkey of account().passkeys; track passkey.passkeyId) {
        <li class="line">
          <span>{{ passkey.name }}</span>
          @if (open()) {
            <button
              mat-button
              type="button"
              [attr.aria-label]="'Remove: ' + passkey.name"
              (click)="remove('DELETE', '/factors/passkeys/' + passkey.passkeyId)"
            >
              Remove
            </button>
          }
        </li>
      }
      @if (hasSecond()) {
        <li>{{ account().recoveryCodesLeft }} recovery codes left</li>
      } @else {
        <li>No second step yet. With one, your password alone opens nothing.</li>
      }
    </ul>
    @if (sending.failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
    @if (codes().length > 0) {
      <p>Print these codes or write them down; you see them this once. Each opens your account one time.</p>
      <ul class="plain">
        @for (code of codes(); track code) {
          <li>
            <code>{{ code }}</code>
          </li>
        }
      </ul>
    }
    @if (open()) {
      <mat-form-field>
        <mat-label>Your present password</mat-label>
        <input
          #secret
          matInput
          type="password"
          autocomplete="current-password"
          [value]="password()"
          (input)="password.set(secret.value)"
        />
      </mat-form-field>
      <tb-add-factor [hasTotp]="account().hasTotp" [password]="password()" (added)="changed.emit()" />
      @if (hasSecond()) {
        <button mat-stroked-button type="button" (click)="newCodes()">Make new recovery codes</button>
      }
      <form (submit)="$event.preventDefault(); changePassword()">
        <mat-form-field>
          <mat-label>New password</mat-label>
          <input
            #fresh
            matInput
            type="password"
            autocomplete="new-password"
            [value]="newPassword()"
            (input)="newPassword.set(fresh.value)"
          />
        </mat-form-field>
        <button mat-stroked-button type="submit">Change my password</button>
      </form>
    } @else {
      <div class="tb-actions">
        <button mat-stroked-button type="button" (click)="open.set(true)">Change how I sign in</button>
      </div>
    }
    <p role="status">{{ said() }}</p>
  `,
  styleUrl: '../account.scss',
})
export class SignInWays {
  readonly account = input.required<AccountView>();
  readonly changed = output();
  private readonly accounts = inject(AccountApi);
  protected readonly open = signal(false);
  protected readonly password = signal('');
  protected readonly newPassword = signal('');
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly said = signal('');
  protected readonly sending = new Sending();
  protected readonly hasSecond = computed(() => this.account().hasTotp || this.account().passkeys.length > 0);

  protected remove(method: 'POST' | 'DELETE', path: string): void {
    this.sending.send(this.accounts.send(method, path, { password: this.password() }), () => {
      this.changed.emit();
    });
  }

  protected newCodes(): void {
    this.sending.send(this.accounts.recoveryCodes(this.password()), ({ codes }) => {
      this.codes.set(codes);
      this.changed.emit();
    });
  }

  protected changePassword(): void {
    const change = { password: this.password(), newPassword: this.newPassword() };
    this.sending.send(this.accounts.send('POST', '/password', change), () => {
      this.said.set('Your password is changed, and you are signed out everywhere else.');
      this.password.set('');
      this.newPassword.set('');
      this.changed.emit();
    });
  }
}
