import type {
  TableMappingView,
  UsageQuestionView,
} from '#projections/energy/usage-upload/usage-question.view';

export type MappingQuestion = Extract<UsageQuestionView, { outcome: 'needs-mapping' }>;
export type ZoneQuestion = Extract<UsageQuestionView, { outcome: 'needs-zone' }>;
export type Column = TableMappingView['columns'][number];
export type Channel = NonNullable<Column['channel']>;

/** A person's answer: how to read the table, or its IANA time zone. */
export type Answer = { readonly mapping: TableMappingView } | { readonly zone: string };
