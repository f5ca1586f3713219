import { Component, inject } from '@angular/core';
import { WayIn } from '../sign-in/way-in.js';
import { AddFactor } from './add-factor.js';

/** Whose role needs a second step adds one before anything else is open to them. */
@Component({
  selector: 'tb-enrol-page',
  imports: [AddFactor],
  template: `
    <div class="tb-stack narrow">
      <h1>Add a second step</h1>
      <p>
        Your role sees or changes what is other people’s, so a password alone is not enough. Add a passkey
        (your phone, computer or a security key), or an authenticator app.
      </p>
      <section class="tb-card">
        <tb-add-factor (added)="way.goOn()" />
      </section>
    </div>
  `,
  styleUrl: '../account.scss',
})
export class EnrolPage {
  protected readonly way = inject(WayIn);
}
