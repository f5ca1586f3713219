import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The followers' checkpoints, and the schema of the read models, which
 * belongs to the application's role: everything in it can be dropped and rebuilt.
 */
export class Followers implements MigrationInterface {
  readonly name = 'Followers1763750000002';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create table checkpoints (
        subscription text primary key,
        generation integer not null default 1,
        position text not null default '0',
        lease_owner text,
        lease_epoch bigint not null default 0,
        failure text,
        updated_at timestamptz not null default now()
      ) with (fillfactor = 50);
      grant select, insert, update, delete on checkpoints to treebeard_app;
      create schema read_models authorization treebeard_app;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop schema read_models cascade; drop table checkpoints');
  }
}
