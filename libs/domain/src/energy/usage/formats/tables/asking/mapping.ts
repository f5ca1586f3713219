import { z } from 'zod';
import { isZone } from '#domain/shared/zone';

/** What a column of a table is for. `left` is not read. */
export const ColumnRole = z.enum([
  ...(['start', 'end', 'time', 'endTime', 'offset'] as const),
  ...(['value', 'unit', 'label', 'meter', 'multiplier', 'left'] as const),
]);
export type ColumnRole = z.infer<typeof ColumnRole>;

/** What a column counts. */
export const ChannelSchema = z.enum(['import', 'export', 'net', 'generation', 'controlledLoad']);

/** One column, its role, and of values the channel and unit. */
export const MappedColumnSchema = z.strictObject({
  name: z.string().max(200),
  role: ColumnRole,
  channel: ChannelSchema.optional(),
  unit: z.enum(['kWh', 'Wh', 'MWh', 'kW', 'W', 'MW']).optional(),
  /** Name of the part where several columns add up to one channel. */
  part: z.string().max(200).optional(),
  /** Values are what a meter stood at (`yes`) or the use of each interval (`no`). */
  register: z.enum(['yes', 'no']).optional(),
});

const MOST_LABELS = 10_000;

/** How a table is read, confirmed by a person: a role for every column, and what columns cannot say. */
export const TableMappingSchema = z.strictObject({
  columns: z.array(MappedColumnSchema).min(2).max(4_096),
  decimals: z.enum(['point', 'comma']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  zone: z.string().max(64).refine(isZone, 'No IANA time zone').optional(),
  /** Which labels of one column are read, and as what. */
  labels: z
    .strictObject({
      column: z.int().min(0).max(4_095),
      channels: z
        .record(z.string().max(200), z.union([ChannelSchema, z.literal('left')]))
        .refine(
          (labels) => Object.keys(labels).length <= MOST_LABELS,
          `at most ${String(MOST_LABELS)} labels`,
        ),
    })
    .optional(),
});
export type TableMapping = z.infer<typeof TableMappingSchema>;
