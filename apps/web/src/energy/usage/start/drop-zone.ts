import { Component, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '#web/shared/icons/icon';

/** A place to drop files, and a button for people who don't drag. */
@Component({
  selector: 'tb-drop-zone',
  imports: [Icon, MatButton],
  template: `
    <div
      class="zone"
      [class.over]="over()"
      (dragover)="hover($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <tb-icon name="upload" />
      <p class="lead">Drop your meter file here</p>
      <button mat-flat-button type="button" (click)="picker.click()">Choose files</button>
      <input
        #picker
        type="file"
        multiple
        class="cdk-visually-hidden"
        tabindex="-1"
        aria-label="Meter files"
        (change)="choose(picker)"
      />
      <p class="tb-quiet">
        Choose several files at once and we join them. They take the place of earlier ones.
      </p>
    </div>
  `,
  styleUrl: './drop-zone.scss',
})
export class DropZone {
  readonly picked = output<readonly File[]>();
  protected readonly over = signal(false);

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.picked.emit([...(event.dataTransfer?.files ?? [])]);
  }

  protected choose(picker: HTMLInputElement): void {
    const files = [...(picker.files ?? [])];
    // Clear the input, so that the same file can be chosen again after a refusal.
    picker.value = '';
    if (files.length > 0) this.picked.emit(files);
  }
}
