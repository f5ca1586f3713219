import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

/** Shown for unknown addresses. */
@Component({
  selector: 'tb-not-found-page',
  imports: [MatButton, RouterLink],
  template: `
    <h1>There is no page here</h1>
    <p>The address may be old or mistyped. Nothing is lost.</p>
    <a mat-flat-button routerLink="/">Go to the start</a>
  `,
})
export class NotFoundPage {}
