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
/** Problems that only the real import can settle: a file too large to preview, and a follow-up question. */
const READ_LATER: readonly string[] = ['usage.preview-too-large', 'usage.question-follows'];

/** The whole file's total under the mapping as edited so far. */
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

  /** Whether this mapping can be confirmed. */
  readonly fits = computed(() => {
    if (!this.preview.hasValue() || this.settled() !== this.mapping()) return false;
    const { problem } = this.preview.value();
    return problem === null || READ_LATER.includes(problem.code);
  });
}
