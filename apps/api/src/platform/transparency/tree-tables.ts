import type pg from 'pg';
import type { TilePlace, WrittenTile } from '#domain/shared/proof/tiles';

/** Runs statements: a pool, or a connection within a transaction. */
export type Runs = Pick<pg.ClientBase, 'query'>;

/** A checkpoint as it was signed, with the cosignatures that came later. */
export interface KeptCheckpoint {
  readonly size: number;
  /** Signed note. */
  readonly note: string;
  readonly isWitnessed: boolean;
}

const NOTES = `select c.size, c.note, w.lines from transparency.checkpoints c
  left join lateral (select string_agg(line || e'\\n', '' order by line) as lines
                     from transparency.cosignatures s where s.size = c.size) w on true`;

interface NoteRow {
  readonly size: string;
  readonly note: string;
  readonly lines: string | null;
}

/** The bytes of a tile, as many hashes as there are so far; undefined if there is none. */
export async function tileBytes(
  runs: Runs,
  { level, number }: Omit<TilePlace, 'width'>,
): Promise<Uint8Array | undefined> {
  const { rows } = await runs.query<{ hashes: Buffer }>({
    name: 'proof_tile',
    text: 'select hashes from transparency.tiles where level = $1 and number = $2',
    values: [level, number],
  });
  return rows[0]?.hashes;
}

/** Writes tiles anew, and for those of level 0, by number, the position of their last event, which leads to the next. */
export async function writeTiles(
  runs: Runs,
  tiles: readonly WrittenTile[],
  lastPositions: ReadonlyMap<number, string>,
): Promise<void> {
  await runs.query({
    name: 'proof_write_tiles',
    text: `insert into transparency.tiles (level, number, hashes, last_position)
             select * from unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::text[])
           on conflict (level, number) do update set hashes = excluded.hashes, last_position = excluded.last_position`,
    values: [
      tiles.map(({ level }) => level),
      tiles.map(({ number }) => number),
      tiles.map(({ bytes }) => Buffer.from(bytes)),
      tiles.map(({ level, number }) => (level === 0 ? lastPositions.get(number) : null)),
    ],
  });
}

/** The position of the last event in a tile of level 0. */
export async function lastPositionIn(runs: Runs, number: number): Promise<string | undefined> {
  const { rows } = await runs.query<{ last_position: string | null }>(
    'select last_position from transparency.tiles where level = 0 and number = $1',
    [number],
  );
  return rows[0]?.last_position ?? undefined;
}

/** The newest checkpoint; `witnessed` the newest that a witness cosigned. */
export async function newestCheckpoint(
  runs: Runs,
  { witnessed = false } = {},
): Promise<KeptCheckpoint | undefined> {
  const { rows } = await runs.query<NoteRow>({
    name: `proof_newest_${String(witnessed)}`,
    text: `${NOTES} ${witnessed ? 'where w.lines is not null' : ''} order by c.size desc limit 1`,
  });
  return rows[0] && keptCheckpoint(rows[0]);
}

/** Checkpoints of more than `after` events, at most `limit`, by size. */
export async function checkpointsAfter(
  runs: Runs,
  after: number,
  limit: number,
): Promise<readonly KeptCheckpoint[]> {
  const { rows } = await runs.query<NoteRow>({
    name: 'proof_checkpoints',
    text: `${NOTES} where c.size > $1 order by c.size limit $2`,
    values: [after, limit],
  });
  return rows.map(keptCheckpoint);
}

export async function writeCheckpoint(
  runs: Runs,
  { size, note }: Pick<KeptCheckpoint, 'size' | 'note'>,
): Promise<void> {
  await runs.query({
    name: 'proof_write_checkpoint',
    text: 'insert into transparency.checkpoints (size, note) values ($1, $2)',
    values: [size, note],
  });
}

function keptCheckpoint({ size, note, lines }: NoteRow): KeptCheckpoint {
  return { size: Number(size), note: `${note}${lines ?? ''}`, isWitnessed: lines !== null };
}
