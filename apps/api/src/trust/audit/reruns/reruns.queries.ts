import { Query } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Stamp } from '#api/platform/deciding/streams';
import type { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';

/** Which engine makes a result again, and why somebody asks. */
export const RerunRequestSchema = z.strictObject({
  engine: z
    .union([z.enum(['recorded', 'current']), z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')])
    .describe('recorded, current, or the SHA-256 of an archived engine'),
  reason: z.string().trim().min(1).max(1_000),
});
export type RerunRequest = z.infer<typeof RerunRequestSchema>;

/** What a recommendation was made of; the stamp says who looks, and why. */
export class RerunInputsQuery extends Query<RerunInputsView> {
  constructor(
    readonly id: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** The verdict on a recommendation that is made again. */
export class RerunQuery extends Query<RerunView> {
  constructor(
    readonly id: string,
    readonly engine: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Why the first plan of a recommendation was first. */
export class WhyFirstQuery extends Query<WhyFirstView> {
  constructor(
    readonly id: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
