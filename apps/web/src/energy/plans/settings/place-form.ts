import { z } from 'zod';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { PlaceView } from '#projections/energy/household/household.view';
import { CoverageView } from '#projections/energy/plan/plan.view';
import type { HouseholdView } from '#projections/energy/household/household.view';
import type { StatedPlace } from '#domain/energy/households/households.commands';
import { Api } from '#web/shared/api/api';
import { Unsent } from '#web/shared/forms/unsent';
import { writeAsIn } from '#web/shared/format/region';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { coverageWords } from './coverage-words.js';

/** Asks where the home is. Looks the postcode up as it is typed, and asks for the delivery utility if there are several. */
@Component({
  selector: 'tb-place-form',
  imports: [MatFormField, MatHint, MatInput, MatLabel, MatRadioButton, MatRadioGroup, ProblemNotice],
  templateUrl: './place-form.html',
  styles: `
    mat-form-field {
      width: min(100%, 20rem);
    }

    mat-radio-button {
      display: block;
    }
  `,
})
export class PlaceForm {
  readonly saved = input.required<HouseholdView['place']>();
  /** A postcode to start with when none was saved. */
  readonly suggested = input<string>();
  /** The place once the postcode is found, else null; the other forms follow it. */
  readonly found = output<PlaceView | null>();
  /** Id of the delivery utility, null until it is certain. */
  readonly utility = output<string | null>();

  private readonly api = inject(Api);
  private readonly unsent = inject(Unsent);
  protected readonly postcode = signal('');
  protected readonly chosen = signal<string | null>(null);
  protected readonly complaint = signal<string | null>(null);

  protected readonly lookup = httpResource(
    () =>
      this.wellFormed()
        ? { url: this.api.query('/places'), method: 'POST', body: { postcode: this.wellFormed() } }
        : undefined,
    { parse: (body) => PlaceView.parse(body) },
  );
  protected readonly place = computed(() => (this.lookup.hasValue() ? this.lookup.value() : null));
  /** Null while several utilities share the postcode and none is chosen. */
  private readonly utilityId = computed(() => {
    const { ambiguous, deliveryUtilities } = this.place() ?? { ambiguous: true, deliveryUtilities: [] };
    return ambiguous ? this.chosen() : (deliveryUtilities[0]?.id ?? null);
  });
  protected readonly coverage = httpResource(
    () => {
      const [place, deliveryUtilityId] = [this.place(), this.utilityId()];
      if (place === null || (place.ambiguous && deliveryUtilityId === null)) return undefined;
      return this.api.query('/plans/coverage', {
        market: place.market,
        ...(deliveryUtilityId === null ? {} : { deliveryUtilityId }),
      });
    },
    { parse: (body) => CoverageView.parse(body) },
  );
  protected readonly coverageText = computed(() => {
    const place = this.place();
    return place === null || !this.coverage.hasValue() ? null : coverageWords(place, this.coverage.value());
  });
  private readonly wellFormed = computed(() => tidyPostcode(this.postcode()));

  constructor() {
    effect(() => {
      const saved = this.saved();
      const typed = this.unsent.kept('postcode', z.string());
      this.postcode.set(typed ?? saved?.postcode ?? this.suggested() ?? '');
      this.chosen.set(typed === null ? (saved?.deliveryUtilityId ?? null) : null);
    });
    effect(() => {
      writeAsIn(this.place()?.country);
      this.found.emit(this.place());
    });
    effect(() => {
      this.utility.emit(this.utilityId());
    });
  }

  protected type(text: string): void {
    this.postcode.set(text);
    this.unsent.keep('postcode', text);
    this.chosen.set(null);
    this.complaint.set(null);
  }

  /** The place to save; null when something is missing, and the page then says what. */
  read(): StatedPlace | null {
    const place = this.place();
    const deliveryUtilityId = this.chosen() ?? undefined;
    const nothingToCompare = this.coverage.hasValue() && this.coverage.value().plans === 0;
    this.complaint.set(complaintAbout(place, deliveryUtilityId, nothingToCompare));
    if (place === null || this.complaint() !== null) return null;
    return { postcode: place.postcode, ...(deliveryUtilityId === undefined ? {} : { deliveryUtilityId }) };
  }
}

/** The trimmed postcode, or empty text while it cannot be one yet. Digits are looked up at four or five. */
function tidyPostcode(text: string): string {
  const code = text.trim().toUpperCase();
  if (/^\d+$/.test(code)) return code.length === 4 || code.length === 5 ? code : '';
  return /^[A-Z0-9][A-Z0-9 -]{2,9}$/.test(code) ? code : '';
}

function complaintAbout(
  place: PlaceView | null,
  deliveryUtilityId: string | undefined,
  nothingToCompare: boolean,
): string | null {
  if (place === null) return 'Enter your postcode first.';
  if (nothingToCompare) return 'There is nothing to compare at this postcode yet.';
  if (place.ambiguous && deliveryUtilityId === undefined) return 'Choose the company that runs the wires.';
  return null;
}
