import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys that seal personal data, separate from everything else: own schema, own role, own backup. A row without
 * a key says that the subject was erased and must never get a key again.
 */
export class SubjectKeys implements MigrationInterface {
  readonly name = 'SubjectKeys1763750000003';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create schema sealing;
      create table sealing.subject_keys (
        subject_id text primary key,
        wrapped_key bytea,
        created_at timestamptz not null default now(),
        erased_at timestamptz,
        constraint subject_keys_erased_means_gone check ((wrapped_key is null) = (erased_at is not null))
      );
      grant usage on schema sealing to treebeard_keys;
      grant select, insert, update on sealing.subject_keys to treebeard_keys;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop schema sealing cascade');
  }
}
