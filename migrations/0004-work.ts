import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables for jobs: bytes that wait to be read, and a schema for the queues. */
export class Work implements MigrationInterface {
  readonly name = 'Work1763750000004';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create schema blobs;
      create table blobs.pieces (
        blob_id text not null,
        piece integer not null,
        bytes bytea not null,
        stored_at timestamptz not null default now(),
        primary key (blob_id, piece)
      );
      grant usage on schema blobs to treebeard_app;
      grant select, insert, update, delete on blobs.pieces to treebeard_app;
      create schema bullmq authorization treebeard_app;
    `);
    // BullMQ makes its own tables, and asks for its schema "if not exists", which needs this right even then.
    await database.query(
      `do $$ begin execute format('grant create on database %I to treebeard_app', current_database()); end $$`,
    );
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop schema bullmq cascade; drop schema blobs cascade');
    await database.query(
      `do $$ begin execute format('revoke create on database %I from treebeard_app', current_database()); end $$`,
    );
  }
}
