import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import type {
  TableMappingView,
  UsageQuestionView,
} from '#projections/energy/usage-upload/usage-question.view';

export type MappingQuestion = Extract<UsageQuestionView, { outcome: 'needs-mapping' }>;
export type ZoneQuestion = Extract<UsageQuestionView, { outcome: 'needs-zone' }>;
export type BillsQuestion = Extract<UsageQuestionView, { outcome: 'needs-bills' }>;
export type Column = TableMappingView['columns'][number];
export type Channel = NonNullable<Column['channel']>;

/** A person's answer: how to read the table, its IANA time zone, or the bills of a PDF. */
export type Answer =
  | { readonly mapping: TableMappingView }
  | { readonly zone: string }
  | { readonly bills: readonly TypedBill[]; readonly zone: string };
