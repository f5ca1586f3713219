import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Empty } from '#web/shared/states/empty';
import { Loading } from '#web/shared/states/loading';
import { TrailLine } from '../trail-line.js';
import { TrailApi } from '../trail/trail-api.js';
import { moment, since } from '../trail-words.js';

/** Deeper than this, lines are not indented further. */
const DEEPEST = 6;

/** Everything that one request led to, from the click to the explanation, each under what caused it. */
@Component({
  selector: 'tb-correlation-page',
  imports: [Empty, Loading, ProblemNotice, RouterLink, TrailLine],
  template: `
    @if (lines(); as lines) {
      @if (lines.length === 0) {
        <tb-empty icon="info" heading="Nothing came of this">
          <p>The trail knows no request with this id.</p>
          <a routerLink="/audit">Back to the trail</a>
        </tb-empty>
      } @else {
        <div class="tb-stack">
          <header>
            <p><a routerLink="/audit">Back to the trail</a></p>
            <h1>What one request led to</h1>
            <p class="tb-quiet">It began on {{ began() }}. Each line stands under what caused it.</p>
          </header>
          <section class="tb-card" aria-label="The tree">
            <ol>
              @for (line of lines; track line.entry.position) {
                <li [style.margin-inline-start.rem]="line.indent" [class.caused]="line.indent > 0">
                  <span class="cdk-visually-hidden">Level {{ line.depth + 1 }}:</span>
                  <tb-trail-line [entry]="line.entry" [says]="line.says" />
                </li>
              }
            </ol>
            @if (found.value()?.isCut) {
              <p>There is more than is shown here.</p>
            }
          </section>
        </div>
      }
    } @else if (found.error(); as error) {
      <tb-problem-notice [error]="error" canRetry wholePage (retry)="found.reload()" />
    } @else {
      <tb-loading what="Following the request…" />
    }
  `,
  styles: `
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .caused {
      padding-inline-start: 0.75rem;
      border-inline-start: 2px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class CorrelationPage {
  /** From the address. */
  readonly correlationId = input.required<string>();

  private readonly api = inject(TrailApi);
  protected readonly found = rxResource({
    params: () => this.correlationId(),
    stream: ({ params }) => this.api.correlation(params),
  });
  private readonly nodes = computed(() => (this.found.hasValue() ? this.found.value().nodes : undefined));
  private readonly first = computed(() => this.nodes()?.[0]?.entry.recordedAt ?? '');
  protected readonly began = computed(() => moment(this.first()));
  protected readonly lines = computed(() =>
    this.nodes()?.map(({ depth, entry }) => ({
      depth,
      entry,
      indent: Math.min(depth, DEEPEST) * 0.75,
      says: since(this.first(), entry.recordedAt),
    })),
  );
}
