import { parsePosition } from '../port/position.js';
import type pg from 'pg';
import type { Position } from '../port/event-store.js';
import type { WrittenEvent } from './written-event.js';

/** One append, ready for a batch; `expected` is a revision or one of the codes of `append_batch`. */
export interface Write {
  readonly streamId: string;
  readonly expected: bigint;
  readonly events: readonly WrittenEvent[];
}

/** Outcome of one write of a batch. */
export type Outcome =
  | { readonly kind: 'ok' | 'duplicate'; readonly revision: bigint; readonly position: Position }
  | { readonly kind: 'conflict'; readonly actual: bigint }
  | { readonly kind: 'mismatch' };

interface OutcomeRow {
  readonly outcome: string;
  readonly stream_revision: string;
  readonly log_position: string;
}

const SQL =
  'select outcome, stream_revision, log_position from append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)';

/** Sends writes as one transaction; returns one outcome per write, in order. */
export async function sendBatch(
  client: pg.ClientBase,
  writes: readonly Write[],
): Promise<readonly Outcome[]> {
  const slots = new Map<string, number>();
  for (const { streamId } of writes) if (!slots.has(streamId)) slots.set(streamId, slots.size + 1);
  const events = writes.flatMap((write) => write.events);
  const { rows } = await client.query<OutcomeRow>({
    name: 'append_batch',
    text: SQL,
    values: [
      [...slots.keys()],
      writes.map(({ streamId }) => slots.get(streamId)),
      writes.map(({ expected }) => expected.toString()),
      writes.map((write) => write.events.length),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ schemaVersion }) => schemaVersion),
      events.map(({ data }) => data),
      events.map(({ metadata }) => metadata),
      events.map(({ hash }) => hash),
    ],
  });
  return rows.map(outcomeOf);
}

function outcomeOf({ outcome, stream_revision: revision, log_position: position }: OutcomeRow): Outcome {
  switch (outcome) {
    case 'ok':
    case 'duplicate':
      return { kind: outcome, revision: BigInt(revision), position: parsePosition(position) };
    case 'conflict':
      return { kind: 'conflict', actual: BigInt(revision) };
    default:
      return { kind: 'mismatch' };
  }
}
