import { z } from 'zod';
import { ChannelSchema, TableMappingSchema } from '#domain/energy/usage/formats/tables/asking/mapping';
import { PreviewDaySchema, UsageQuestionSchema } from '#domain/energy/usage/questions/usage-question';

/** The question that an upload's files leave open. */
export const UsageQuestionView = UsageQuestionSchema;
export type UsageQuestionView = z.infer<typeof UsageQuestionView>;

/** How a table is read: a role for every column. */
export const TableMappingView = TableMappingSchema;
export type TableMappingView = z.infer<typeof TableMappingView>;

/** The whole file as a mapping would read it, before the mapping is confirmed. */
export const MappingPreviewView = z.object({
  /** Why it cannot be read that way: a stable code and words; null if it can. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  totals: z.array(z.object({ channel: ChannelSchema, kwh: z.string(), readings: z.int() })),
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  preview: z.array(PreviewDaySchema),
});
export type MappingPreviewView = z.infer<typeof MappingPreviewView>;
