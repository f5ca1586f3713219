import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AccountView } from '#projections/trust/account/account.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';

const DAYS = 90;

/** Tokens with which a person's own programs use the API. */
@Component({
  selector: 'tb-token-list',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  template: `
    <ul class="plain">
      @for (token of tokens(); track token.tokenId) {
        <li class="line">
          <span>
            {{ token.name }}: {{ token.scopes.join(', ') }} · until {{ token.endsAt.slice(0, 10) }}
          </span>
          <button
            mat-button
            type="button"
            [attr.aria-label]="'Revoke: ' + token.name"
            (click)="revoke(token.tokenId)"
          >
            Revoke
          </button>
        </li>
      } @empty {
        <li>You have none.</li>
      }
    </ul>
    @if (made(); as secret) {
      <p role="status">Copy this token now; you see it this once.</p>
      <p class="secret">{{ secret }}</p>
    }
    @if (sending.failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
    <details>
      <summary>Make a token</summary>
      <form (submit)="$event.preventDefault(); make()">
        <mat-form-field>
          <mat-label>What it is for</mat-label>
          <input
            #label
            matInput
            maxlength="60"
            autocomplete="off"
            [value]="name()"
            (input)="name.set(label.value)"
          />
        </mat-form-field>
        <fieldset>
          <legend>What it may do, for {{ days }} days</legend>
          @for (scope of grantable(); track scope) {
            <label class="scope">
              <input type="checkbox" [checked]="scopes().includes(scope)" (change)="toggle(scope)" />
              {{ scope }}
            </label>
          }
        </fieldset>
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
        <button mat-stroked-button type="submit" [disabled]="!isReady()">Make the token</button>
      </form>
    </details>
  `,
  styleUrl: '../account.scss',
})
export class TokenList {
  readonly tokens = input.required<AccountView['apiTokens']>();
  readonly grantable = input.required<AccountView['grantable']>();
  readonly changed = output();
  private readonly accounts = inject(AccountApi);
  protected readonly days = DAYS;
  protected readonly name = signal('');
  protected readonly password = signal('');
  protected readonly scopes = signal<readonly string[]>([]);
  protected readonly made = signal<string | null>(null);
  protected readonly sending = new Sending();

  protected isReady(): boolean {
    return this.name().trim() !== '' && this.scopes().length > 0 && this.password() !== '';
  }

  protected toggle(scope: string): void {
    this.scopes.update((all) => (all.includes(scope) ? all.filter((one) => one !== scope) : [...all, scope]));
  }

  protected make(): void {
    const wanted = { name: this.name().trim(), scopes: this.scopes(), days: DAYS, password: this.password() };
    this.sending.send(this.accounts.makeToken(wanted), ({ token }) => {
      this.made.set(token);
      this.password.set('');
      this.changed.emit();
    });
  }

  protected revoke(tokenId: string): void {
    this.sending.send(this.accounts.send('DELETE', `/tokens/${tokenId}`), () => {
      this.changed.emit();
    });
  }
}
