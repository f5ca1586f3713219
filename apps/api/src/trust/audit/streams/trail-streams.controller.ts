import { Readable } from 'node:stream';
import { Controller, Get, Query, Res, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers, Documented } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';
import { TrailExportQuery, TrailStatisticsQuery, TrailTailQuery } from '../audit.queries.js';
import { OpeningReasonSchema } from '../opening-reason.js';
import type { TrailParams } from '../trail-params.js';
import { searchOf, TrailParamsSchema } from '../trail-params.js';

/** Longer than any export takes, and than a tail is held. */
const EXPORT_MS = 3 * 3_600_000;
const TAIL_MS = 700_000;
const ExportSchema = TrailParamsSchema.extend({
  ...OpeningReasonSchema.shape,
  format: z.enum(['csv', 'jsonl']).default('csv'),
});
type Export = z.infer<typeof ExportSchema>;
const DaysSchema = z.object({ since: z.iso.date(), until: z.iso.date() });
type Days = z.infer<typeof DaysSchema>;
const MEDIA = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const;

/** The trail as it streams: exports of any size, and what is happening now; and what it counts. */
@Controller('audit')
export class TrailStreamsController {
  constructor(private readonly queries: QueryBus) {}

  /** Every entry that a search finds, newest first. */
  @Permit('audit:export')
  @Limits({ cost: 10, atOnce: 2, deadlineMs: EXPORT_MS })
  @Get('exports')
  @Answers(200, z.string())
  @Documented(({ ApiProduces }) => ApiProduces('text/csv', 'application/jsonl'))
  async exports(
    @Query({ schema: ExportSchema }) { format, reason, ...asked }: Export,
    @StampOf() stamp: Stamp,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { typed, search } = searchOf(asked);
    const lines = await this.queries.execute(
      new TrailExportQuery(typed, search, format, { ...stamp, reason }),
    );
    void reply
      .headers({ 'content-disposition': `attachment; filename="audit-trail.${format}"` })
      .type(MEDIA[format])
      .send(Readable.from(lines));
  }

  /** `entry` for each new entry that a search finds, as it is recorded, then `end` after ten minutes. */
  @Permit('audit:read')
  @Limits({ cost: 2, atOnce: 5, deadlineMs: TAIL_MS })
  @Get('tail')
  @Answers(200, z.string())
  @Documented(({ ApiProduces }) => ApiProduces('text/event-stream'))
  async tail(
    @Query({ schema: TrailParamsSchema }) params: TrailParams,
    @StampOf() stamp: Stamp,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { typed, search } = searchOf(params);
    const events = await this.queries.execute(new TrailTailQuery(typed, search, stamp));
    void reply
      .headers({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' })
      .type('text/event-stream')
      .send(Readable.from(events));
  }

  /** Counts by day, role and action, from one day to another (UTC, both whole). */
  @Permit('audit:read')
  @Get('statistics')
  @SerializeOptions({ schema: TrailStatisticsView })
  @Answers(200, TrailStatisticsView)
  statistics(@Query({ schema: DaysSchema }) { since, until }: Days): Promise<TrailStatisticsView> {
    return this.queries.execute(new TrailStatisticsQuery(since, until));
  }
}
