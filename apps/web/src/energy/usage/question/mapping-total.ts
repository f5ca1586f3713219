import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { debounceTime } from 'rxjs';
import type { TableMappingView } from '#projections/energy/usage-upload/usage-question.view';
import { MappingPreviewView } from '#projections/energy/usage-upload/usage-question.view';
import { API } from '#web/shared/api/api';
import { day } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import { Icon } from '#web/shared/icons/icon';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { shortOf } from './column-words.js';

const SETTLE_MS = 250;
/** What only reading it in earnest tells: a file too large to preview, and a question that follows this one. */
const READ_LATER: readonly string[] = ['usage.preview-too-large', 'usage.question-follows'];

/** What the whole file adds up to, read as the person has it now. */
@Component({
  selector: 'tb-mapping-total',
  imports: [Icon, ProblemNotice],
  templateUrl: './mapping-total.html',
  styleUrl: './mapping-total.scss',
})
export class MappingTotal {
  readonly uploadId = input.required<string>();
  readonly mapping = input.required<TableMappingView>();
  protected readonly kwh = kwh;
  protected readonly day = day;
  protected readonly shortOf = shortOf;

  private readonly settled = toSignal(toObservable(this.mapping).pipe(debounceTime(SETTLE_MS)));
  protected readonly preview = httpResource(
    () => {
      const body = this.settled();
      if (body === undefined) return undefined;
      return { url: `${API}/usage/uploads/${this.uploadId()}/mapping/preview`, method: 'POST', body };
    },
    { parse: (body) => MappingPreviewView.parse(body) },
  );

  /** Whether there is a reading that can be confirmed; or be read further. */
  readonly fits = computed(() => {
    if (!this.preview.hasValue() || this.settled() !== this.mapping()) return false;
    const { problem } = this.preview.value();
    return problem === null || READ_LATER.includes(problem.code);
  });
}
