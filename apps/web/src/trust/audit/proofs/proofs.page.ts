import { httpResource } from '@angular/common/http';
import { Component, computed, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { findingWords } from '#domain/shared/proof/verdict';
import type { BundleVerdict } from '#domain/shared/proof/verify-bundle';
import { LogKeysView } from '#projections/shared/log-keys.view';
import { checkFile } from './check-file.js';
import { ProofPath } from './proof-path.js';

/** Checks a receipt or a bundle in the browser, which sends it nowhere. */
@Component({
  selector: 'tb-proofs-page',
  imports: [FormsModule, MatButton, MatFormField, MatHint, MatInput, MatLabel, ProofPath],
  templateUrl: './proofs.page.html',
  styleUrl: './proofs.page.scss',
})
export class ProofsPage {
  protected readonly listed = httpResource(() => '/tlog/keys', { parse: (body) => LogKeysView.parse(body) });
  protected readonly keys = linkedSignal(() =>
    this.listed.hasValue()
      ? this.listed
          .value()
          .keys.map(({ key }) => key)
          .join('\n')
      : '',
  );
  protected readonly file = signal<File | null>(null);
  protected readonly older = signal<readonly File[]>([]);
  protected readonly lines = signal<number | null>(null);
  protected readonly verdict = signal<BundleVerdict | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly canCheck = computed(() => this.file() !== null && this.lines() === null);
  protected readonly findings = computed(() => (this.verdict()?.findings ?? []).map(findingWords));

  protected choose(list: FileList | null): void {
    this.file.set(list?.item(0) ?? null);
    this.verdict.set(null);
    this.refusal.set(null);
  }

  protected olderChosen(list: FileList | null): void {
    this.older.set([...(list ?? [])]);
  }

  protected async check(): Promise<void> {
    const file = this.file();
    if (file === null) return;
    this.verdict.set(null);
    this.refusal.set(null);
    this.lines.set(0);
    try {
      const checked = { file, keys: this.keys(), older: this.older() };
      this.verdict.set(
        await checkFile(checked, (lines) => {
          this.lines.set(lines);
        }),
      );
    } catch (error) {
      this.refusal.set(refusalWords(error));
    } finally {
      this.lines.set(null);
    }
  }

  /** An instant as people here write it; from an ISO text or milliseconds. */
  protected moment(instant: string | number): string {
    return new Date(instant).toLocaleString();
  }
}

function refusalWords(error: unknown): string {
  if (error instanceof Error && error.name === 'DomainError') return error.message;
  const isSecure = globalThis.isSecureContext;
  return isSecure
    ? 'Your browser cannot check such signatures. A newer one can.'
    : 'A browser checks signatures only on secure pages: open this one with https.';
}
