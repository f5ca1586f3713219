import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { day } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import { ChoiceSelect } from './choice-select.js';
import { shortOf } from './column-words.js';
import type { ZoneQuestion } from './question.js';
import { deviceZone, zoneChoices } from './zone-choices.js';

/** Asks for the readings' time zone; proposes the device's. */
@Component({
  selector: 'tb-zone-form',
  imports: [ChoiceSelect, MatButton],
  template: `
    <form novalidate (submit)="$event.preventDefault(); confirm.emit(zone())">
      <p>We read this much, and only need the time zone to know which hours were cheap.</p>
      <ul>
        @for (line of days(); track $index) {
          <li>{{ line }}</li>
        }
      </ul>
      <tb-choice-select
        label="Time zone of the home"
        [choices]="zones"
        [value]="zone()"
        (chosen)="zone.set($event)"
      />
      <ng-content />
      <div class="tb-actions">
        <button mat-flat-button type="submit" [disabled]="busy() || zone() === ''">Use this time zone</button>
        <ng-content select="[other]" />
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 32rem);
      gap: 1rem;
    }

    p,
    ul {
      margin: 0;
    }
  `,
})
export class ZoneForm {
  readonly question = input.required<ZoneQuestion>();
  readonly busy = input(false);
  readonly confirm = output<string>();
  protected readonly zones = zoneChoices('Choose your time zone');
  protected readonly zone = linkedSignal(() => this.proposed(this.question()));
  protected readonly days = computed(() =>
    this.question().preview.map((one) => `${day(one.day)}: ${kwh(one.kwh)} ${shortOf(one.channel)}`),
  );

  /** The device's zone if it is listed; the person sees it before confirming. */
  private proposed({ proposals }: ZoneQuestion): string {
    const known = this.zones.map(({ value }) => value);
    return [deviceZone(), ...proposals.map(({ zone }) => zone)].find((zone) => known.includes(zone)) ?? '';
  }
}
