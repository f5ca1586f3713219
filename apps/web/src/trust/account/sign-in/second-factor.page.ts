import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import type { SecondFactor } from '#domain/trust/accounts/accounts.commands';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';
import { usePasskey } from '../factors/passkeys.js';
import { WayIn } from './way-in.js';

/** The second step of signing in. */
@Component({
  selector: 'tb-second-factor-page',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  template: `
    <div class="tb-stack narrow">
      <h1>One more step</h1>
      <p>Your password is right. Now show that it is you.</p>
      @if (sending.failure(); as error) {
        <tb-problem-notice [error]="error" />
      }
      @if (brokenOff()) {
        <p class="tb-complaint" role="alert">The passkey was not used. Try again, or take another way.</p>
      }
      @if (has('passkey')) {
        <section class="tb-card">
          <button mat-flat-button type="button" [disabled]="sending.busy()" (click)="withPasskey()">
            Use my passkey
          </button>
        </section>
      }
      @if (has('totp')) {
        <form class="tb-card" (submit)="$event.preventDefault(); show({ kind: 'totp', code: totp() })">
          <mat-form-field>
            <mat-label>Code from your app</mat-label>
            <input
              #code
              matInput
              inputmode="numeric"
              autocomplete="one-time-code"
              [value]="totp()"
              (input)="totp.set(code.value)"
            />
          </mat-form-field>
          <button mat-flat-button type="submit" [disabled]="sending.busy()">Go on</button>
        </form>
      }
      @if (has('recovery-code')) {
        <details>
          <summary>I have neither with me</summary>
          <form
            class="tb-card"
            (submit)="$event.preventDefault(); show({ kind: 'recovery-code', code: recovery() })"
          >
            <mat-form-field>
              <mat-label>One of your recovery codes</mat-label>
              <input
                #spare
                matInput
                autocomplete="off"
                [value]="recovery()"
                (input)="recovery.set(spare.value)"
              />
            </mat-form-field>
            <button mat-stroked-button type="submit" [disabled]="sending.busy()">Use this code up</button>
          </form>
        </details>
      }
      <p><button mat-button type="button" (click)="leave()">Break off and sign out</button></p>
    </div>
  `,
  styleUrl: '../account.scss',
})
export class SecondFactorPage {
  private readonly accounts = inject(AccountApi);
  private readonly way = inject(WayIn);
  private readonly session = toSignal(this.accounts.session());
  private readonly factors = computed(() => this.session()?.factors ?? []);
  protected readonly totp = signal('');
  protected readonly recovery = signal('');
  protected readonly brokenOff = signal(false);
  protected readonly sending = new Sending();

  protected has(factor: 'totp' | 'passkey' | 'recovery-code'): boolean {
    return this.factors().includes(factor);
  }

  protected show(shown: SecondFactor): void {
    this.brokenOff.set(false);
    this.sending.send(this.accounts.finish(shown), () => {
      this.way.goOn();
    });
  }

  protected async withPasskey(): Promise<void> {
    this.brokenOff.set(false);
    try {
      const challenge = await firstValueFrom(this.accounts.challenge());
      this.show({ kind: 'passkey', answer: await usePasskey(challenge) });
    } catch {
      this.brokenOff.set(true);
    }
  }

  protected leave(): void {
    this.sending.send(this.accounts.send('POST', '/sign-out'), () => {
      this.way.goOn();
    });
  }
}
