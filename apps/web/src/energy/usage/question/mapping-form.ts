import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { TableMappingView } from '#projections/energy/usage-upload/usage-question.view';
import { ChoiceSelect } from './choice-select.js';
import {
  DATE_ORDERS,
  DECIMALS,
  LABEL_ROLES,
  proposalWords,
  REGISTERS,
  roleOf,
  ROLES,
  UNITS,
  completed,
  withRole,
} from './column-words.js';
import { MappingTotal } from './mapping-total.js';
import type { Column, MappingQuestion } from './question.js';
import { zoneChoices } from './zone-choices.js';

/** Further columns are hidden at first: a table with one day per row can have a hundred alike. */
const SHOWN_COLUMNS = 12;
const SHOWN_VALUES = 3;

/** Asks how to read a table: one of our proposals, or a role for each column; shows the resulting total. */
@Component({
  selector: 'tb-mapping-form',
  imports: [ChoiceSelect, MappingTotal, MatButton, MatRadioButton, MatRadioGroup],
  templateUrl: './mapping-form.html',
  styleUrl: './mapping-form.scss',
})
export class MappingForm {
  readonly uploadId = input.required<string>();
  readonly question = input.required<MappingQuestion>();
  readonly busy = input(false);
  readonly confirm = output<TableMappingView>();

  protected readonly roles = ROLES;
  protected readonly labelRoles = LABEL_ROLES;
  protected readonly units = UNITS;
  protected readonly registers = REGISTERS;
  protected readonly dateOrders = DATE_ORDERS;
  protected readonly decimals = DECIMALS;
  protected readonly zones = zoneChoices('As the file or your home says');
  protected readonly all = signal(false);

  protected readonly proposals = computed(() =>
    this.question().proposals.map((proposal) => ({
      mapping: proposal.mapping,
      words: proposalWords(proposal),
    })),
  );
  /** The mapping as edited so far; starts as the first proposal. */
  protected readonly mapping = linkedSignal<TableMappingView>(
    () => this.question().proposals[0]?.mapping ?? { columns: [] },
  );
  protected readonly lines = computed(() => {
    const { columns } = this.mapping();
    const { rows } = this.question();
    const lines = columns.map((column, index) => ({
      ...{ column, index, role: roleOf(column) },
      name: column.name === '' ? `Column ${String(index + 1)}` : column.name,
      values: rows.slice(0, SHOWN_VALUES).map((cells) => cells[index] ?? ''),
    }));
    return this.all() ? lines : lines.slice(0, SHOWN_COLUMNS);
  });
  protected readonly folded = computed(() => this.mapping().columns.length - this.lines().length);
  protected readonly labels = computed(() => Object.entries(this.mapping().labels?.channels ?? {}));

  protected take(mapping: TableMappingView): void {
    this.mapping.set(mapping);
  }

  protected setRole(index: number, chosen: string): void {
    this.change(index, (column) => withRole(column, chosen));
  }

  protected setUnit(index: number, chosen: string): void {
    this.change(index, ({ unit: _, ...column }) =>
      chosen === '' ? column : { ...column, unit: chosen as NonNullable<Column['unit']> },
    );
  }

  protected setRegister(index: number, chosen: string): void {
    this.change(index, ({ register: _, ...column }) =>
      chosen === '' ? column : { ...column, register: chosen as NonNullable<Column['register']> },
    );
  }

  protected setLabel(label: string, chosen: string): void {
    const { labels } = this.mapping();
    if (labels === undefined) return;
    const channels = { ...labels.channels, [label]: chosen } as typeof labels.channels;
    this.mapping.update((before) => ({ ...before, labels: { ...labels, channels } }));
  }

  /** Sets what belongs to the whole table; an empty choice leaves it to the file. */
  protected say(field: 'decimals' | 'dateOrder' | 'zone', chosen: string): void {
    this.mapping.update(({ [field]: _, ...rest }) => (chosen === '' ? rest : { ...rest, [field]: chosen }));
  }

  private change(index: number, to: (column: Column) => Column): void {
    this.mapping.update((before) =>
      completed({ ...before, columns: before.columns.map((one, at) => (at === index ? to(one) : one)) }),
    );
  }
}
