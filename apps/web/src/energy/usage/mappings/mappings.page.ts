import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { PublishMapping } from '#domain/energy/usage/questions/published-mappings.commands';
import { PublishedMappingsView } from '#projections/energy/published-mapping/published-mapping.view';
import { Api } from '#web/shared/api/api';
import { day } from '#web/shared/format/dates';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ReasonedChanges, ReasonedChangesView } from '#web/shared/forms/reasoned-changes';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';

type Mapping = PublishMapping['mapping'];

const LARGEST_FILE_BYTES = 1_000_000;
const UNREADABLE =
  'This is no mapping. Choose the JSON file that “treebeard usage inspect FILE --json” proposed and you corrected.';

/** How tables of meter readings are read for everybody: what is published, publishing, and taking back. */
@Component({
  selector: 'tb-mappings-page',
  imports: [Loading, MatButton, MatFormField, MatInput, MatLabel, ProblemNotice, ReasonedChangesView],
  providers: [outlinedFields],
  templateUrl: './mappings.page.html',
  styleUrl: './mappings.page.scss',
})
export class MappingsPage {
  private readonly api = inject(Api);
  private readonly changes = signal(0);
  protected readonly published = httpResource(
    () => {
      this.changes();
      return this.api.query('/admin/mappings');
    },
    { parse: (body) => PublishedMappingsView.parse(body) },
  );
  protected readonly mappings = computed(() =>
    this.published.hasValue() ? this.published.value().mappings : undefined,
  );
  protected readonly title = signal('');
  protected readonly chosen = signal<{ readonly name: string; readonly mapping: Mapping } | null>(null);
  protected readonly unreadable = signal('');
  protected readonly reasoned = new ReasonedChanges(() => {
    this.title.set('');
    this.chosen.set(null);
    this.changes.update((count) => count + 1);
  });
  protected readonly day = day;

  /** Reads the chosen file; what is wrong with its mapping in detail the API says. */
  protected async choose(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (file === undefined) return;
    this.chosen.set(null);
    const mapping = file.size > LARGEST_FILE_BYTES ? undefined : mappingIn(await file.text());
    this.unreadable.set(mapping === undefined ? UNREADABLE : '');
    if (mapping !== undefined) this.chosen.set({ name: file.name, mapping });
  }

  protected proposePublishing(): void {
    const chosen = this.chosen();
    const title = this.title().trim();
    if (chosen === null || title === '') return;
    const { mapping } = chosen;
    this.reasoned.propose({
      words: `publish for everybody how tables of ${title} are read`,
      done: `Published: tables of ${title} are read without asking from now on.`,
      send: (reason) => this.api.command('POST', '/admin/mappings', { title, mapping, reason }),
    });
  }

  protected proposeWithdrawal({
    mappingId,
    title,
  }: {
    readonly mappingId: string;
    readonly title: string;
  }): void {
    this.reasoned.propose({
      words: `take back how tables of ${title} are read`,
      done: `Taken back: homes are asked again about tables of ${title}.`,
      send: (reason) => this.api.command('POST', `/admin/mappings/${mappingId}/withdrawal`, { reason }),
    });
  }

  protected columnsOf({ columns }: Mapping): string {
    return columns
      .map(({ name, role, channel, unit }) => {
        const what = [channel, unit].filter((one) => one !== undefined).join(', ');
        return `${name === '' ? 'a column without a name' : name}: ${ROLE_WORDS[role]}${what === '' ? '' : ` (${what})`}`;
      })
      .join('; ');
  }
}

const ROLE_WORDS: Readonly<Record<Mapping['columns'][number]['role'], string>> = {
  start: 'start',
  end: 'end',
  time: 'time of day',
  endTime: 'time of day of the end',
  offset: 'offset from UTC',
  value: 'reading',
  unit: 'unit',
  label: 'label',
  meter: 'meter',
  multiplier: 'multiplier',
  left: 'not read',
};

/** The mapping in a file: alone, or as the first proposal of a question. */
function mappingIn(text: string): Mapping | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null) return undefined;
  const asked: { columns?: unknown; proposals?: readonly { readonly mapping?: unknown }[] } = document;
  const mapping = asked.columns === undefined ? asked.proposals?.[0]?.mapping : asked;
  const { columns } = (mapping ?? {}) as { readonly columns?: unknown };
  // The API checks it against the schema; here it only has to look like one.
  return Array.isArray(columns) ? (mapping as Mapping) : undefined;
}
