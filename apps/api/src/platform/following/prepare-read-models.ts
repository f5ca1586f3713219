import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '#domain/shared/domain-error';
import type { AnyProjection } from '#projections/shared/projection';
import { shapeOf } from './shape-of.js';
import { qualified } from './table-names.js';
import { rebuild } from './rebuild.js';
import type { RebuildParts } from './shadow-table.js';

const LOOK_AGAIN_MS = 250;
const MOST_LOOKS = 2_400;

/**
 * Makes ready what pages read: a read model that is new, whose table was dropped, or whose shape is another than that
 * of the program is made from the log; the others stay as they are. Several processes may do so at once: one
 * makes it, the others wait.
 */
export async function prepareReadModels(
  projections: readonly AnyProjection[],
  parts: RebuildParts,
): Promise<void> {
  for (const projection of projections) await prepare(projection, parts);
}

async function prepare(projection: AnyProjection, parts: RebuildParts): Promise<void> {
  for (let look = 1; !(await isReady(projection, parts)); look += 1) {
    try {
      await rebuild(projection, parts);
    } catch (error) {
      const isElsewhere = error instanceof DomainError && error.code === 'following.rebuild-running';
      if (!isElsewhere || look >= MOST_LOOKS) throw error;
      await pause(LOOK_AGAIN_MS);
    }
  }
}

async function isReady(projection: AnyProjection, { pool }: RebuildParts): Promise<boolean> {
  const { rows } = await pool.query<{ found: string | null; shape: string | null }>(
    'select to_regclass($1) as found, (select shape from checkpoints where subscription = $2) as shape',
    [qualified(projection.table), projection.name],
  );
  return rows[0]?.found != null && rows[0].shape === shapeOf(projection);
}
