import type { Pool } from 'pg';
import { base64Of } from '#domain/shared/proof/bytes';
import { rangeHash } from '#domain/shared/proof/merkle-tree';
import { parseVerifierKey } from '#domain/shared/proof/signed-note';
import { inTransaction } from '#api/platform/postgres/pool';
import { sha256 } from '../node-cryptography.js';
import type { TransparencyLog } from '../transparency-log.js';
import { newestCheckpoint } from '../tree-tables.js';
import { addressWitness } from './address-witness.js';
import { folderWitness } from './folder-witness.js';
import type { WitnessSetting } from './witness-settings.js';
import type { Witness } from './witness.js';
import { WitnessRefused } from './witness.js';

/** How a witness stands: what it has seen, since when, and why not more. */
export interface WitnessStanding {
  readonly name: string;
  readonly size: number;
  /** ISO 8601; null before the first. */
  readonly seenAt: string | null;
  readonly failure: string | null;
}

/** Shows checkpoints to the configured witnesses and keeps what they sign. */
export class Witnesses {
  private constructor(
    private readonly pool: Pool,
    private readonly log: TransparencyLog,
    private readonly witnesses: readonly Witness[],
  ) {}

  static async open(
    settings: readonly WitnessSetting[],
    { pool, log }: { readonly pool: Pool; readonly log: TransparencyLog },
  ): Promise<Witnesses> {
    const witnesses = settings.map(async (one) =>
      one.kind === 'folder'
        ? folderWitness(one.folder)
        : addressWitness(one.url, await parseVerifierKey(one.key, sha256)),
    );
    return new Witnesses(pool, log, await Promise.all(witnesses));
  }

  /** Shows the newest checkpoint to each witness that has not seen it. Several processes take turns. */
  async show(): Promise<void> {
    for (const witness of this.witnesses) await this.showTo(witness);
  }

  /** Every configured witness, as it stands. */
  async standings(): Promise<readonly WitnessStanding[]> {
    const { rows } = await this.pool.query<{
      name: string;
      size: string;
      seen_at: Date | null;
      failure: string | null;
    }>('select name, size, seen_at, failure from transparency.witnesses');
    return this.witnesses.map(({ name }) => {
      const row = rows.find((one) => one.name === name);
      return {
        name,
        size: Number(row?.size ?? 0),
        seenAt: row?.seen_at?.toISOString() ?? null,
        failure: row?.failure ?? null,
      };
    });
  }

  private async showTo(witness: Witness): Promise<void> {
    await inTransaction(this.pool, async (transaction) => {
      const { rows } = await transaction.query<{ size: string }>(
        `insert into transparency.witnesses (name) values ($1)
         on conflict (name) do update set name = excluded.name returning size`,
        [witness.name],
      );
      const known = Number(rows[0]?.size ?? 0);
      const checkpoint = await newestCheckpoint(transaction);
      if (checkpoint === undefined || (checkpoint.size === known && known > 0)) return;
      const { size } = checkpoint;
      try {
        const lines = await witness.show(
          {
            checkpoint,
            since: (old) => this.log.consistency(old, size),
            rootAt: async (old) => base64Of(await rangeHash(0, old, this.log.subtrees(old), sha256)),
          },
          known,
        );
        await transaction.query(
          'insert into transparency.cosignatures (size, line) select $1, unnest($2::text[]) on conflict do nothing',
          [size, lines],
        );
        await transaction.query(
          'update transparency.witnesses set size = $2, seen_at = now(), failure = null where name = $1',
          [witness.name, size],
        );
      } catch (error) {
        const failure = error instanceof WitnessRefused ? error.message : 'It cannot be written to.';
        await transaction.query('update transparency.witnesses set failure = $2 where name = $1', [
          witness.name,
          failure,
        ]);
      }
    });
  }
}
