import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import type { TotpOfferView } from '#projections/trust/account/account.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';
import { makePasskey } from './passkeys.js';

/** Adds an authenticator app or a passkey, with the password where it has to be shown again. */
@Component({
  selector: 'tb-add-factor',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  template: `
    @if (sending.failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
    @if (brokenOff()) {
      <p class="tb-complaint" role="alert">No passkey was made. Try again, or take an app.</p>
    }
    @if (offer(); as made) {
      <form (submit)="$event.preventDefault(); confirm()">
        <p>
          Add TreeBeard to your authenticator app: <a [href]="made.uri">open it on this device</a>, or type
          this key into the app:
        </p>
        <p class="secret">{{ made.secret }}</p>
        <mat-form-field>
          <mat-label>Code that the app shows now</mat-label>
          <input
            #code
            matInput
            inputmode="numeric"
            autocomplete="one-time-code"
            [value]="shown()"
            (input)="shown.set(code.value)"
          />
        </mat-form-field>
        <button mat-flat-button type="submit">The app is set up</button>
      </form>
    } @else {
      <div class="tb-actions">
        @if (!hasTotp()) {
          <button mat-stroked-button type="button" (click)="withApp()">Add an authenticator app</button>
        }
        <button mat-stroked-button type="button" (click)="withPasskey()">Add a passkey</button>
      </div>
    }
  `,
  styleUrl: '../account.scss',
})
export class AddFactor {
  readonly hasTotp = input(false);
  /** The password; undefined for who was just asked for it. */
  readonly password = input<string | undefined>(undefined);
  readonly added = output();
  private readonly accounts = inject(AccountApi);
  protected readonly offer = signal<TotpOfferView | null>(null);
  protected readonly shown = signal('');
  protected readonly brokenOff = signal(false);
  protected readonly sending = new Sending();

  protected withApp(): void {
    this.sending.send(this.accounts.offerTotp(this.password()), (offer) => {
      this.offer.set(offer);
    });
  }

  protected confirm(): void {
    this.sending.send(this.accounts.send('POST', '/factors/totp/confirm', { code: this.shown() }), () => {
      this.offer.set(null);
      this.added.emit();
    });
  }

  protected async withPasskey(): Promise<void> {
    this.sending.failure.set(null);
    this.brokenOff.set(false);
    const challenge = await firstValueFrom(this.accounts.offerPasskey(this.password())).catch(
      (error: unknown) => {
        this.sending.failure.set(error);
        return undefined;
      },
    );
    if (challenge === undefined) return;
    const answer = await makePasskey(challenge).catch(() => undefined);
    if (answer === undefined) {
      this.brokenOff.set(true);
      return;
    }
    const name = `Passkey of ${new Date().toISOString().slice(0, 10)}`;
    this.sending.send(this.accounts.send('POST', '/factors/passkeys', { name, answer }), () => {
      this.added.emit();
    });
  }
}
