import type {
  TableMappingView,
  UsageQuestionView,
} from '#projections/energy/usage-upload/usage-question.view';

export type MappingQuestion = Extract<UsageQuestionView, { outcome: 'needs-mapping' }>;
export type ZoneQuestion = Extract<UsageQuestionView, { outcome: 'needs-zone' }>;
export type Column = TableMappingView['columns'][number];
export type Channel = NonNullable<Column['channel']>;

/** What a person says to a question: how the table is read, or which clock it is on. */
export type Answer = { readonly mapping: TableMappingView } | { readonly zone: string };
