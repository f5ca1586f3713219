import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { API } from '#web/shared/api/api';

const TABLES = [
  { name: 'readings', label: 'Meter readings (CSV)' },
  { name: 'recommendations', label: 'Recommendations (CSV)' },
  { name: 'uploads', label: 'Uploads (CSV)' },
] as const;

/** Everything held of a person, to keep. */
@Component({
  selector: 'tb-downloads',
  imports: [MatButton],
  template: `
    <p>Everything we hold of you, to keep or to take elsewhere.</p>
    <div class="tb-actions">
      <a mat-stroked-button [href]="everything" download>Everything (JSON)</a>
      @for (table of tables(); track table.name) {
        <a mat-stroked-button [href]="table.address" download>{{ table.label }}</a>
      }
    </div>
  `,
})
export class Downloads {
  readonly hasHome = input.required<boolean>();
  protected readonly everything = `${API}/account/held`;
  protected readonly tables = computed(() =>
    this.hasHome()
      ? TABLES.map(({ name, label }) => ({
          name,
          label,
          address: `${API}/account/held?format=csv&table=${name}`,
        }))
      : [],
  );
}
