import { Component } from '@angular/core';

/** Which files work and how to get one; short steps that a tired person can follow. */
@Component({
  selector: 'tb-file-help',
  templateUrl: './file-help.html',
  styles: `
    summary {
      padding: 0.75rem 0;
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }

    li {
      margin-bottom: 0.25rem;
    }
  `,
})
export class FileHelp {}
