import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The Merkle tree over the log: its tiles (C2SP tlog-tiles), the checkpoints that were signed, what witnesses said to
 * them, and the keys that ever signed. Tiles can be made again from the log; a checkpoint is a statement and stays.
 */
export class Transparency implements MigrationInterface {
  readonly name = 'Transparency1764528000010';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create schema transparency;
      create table transparency.tiles (
        level smallint not null,
        number bigint not null,
        hashes bytea not null,
        last_position text,
        constraint tiles_pkey primary key (level, number)
      ) with (fillfactor = 50);
      alter table transparency.tiles alter column hashes set storage external;
      create table transparency.checkpoints (
        size bigint constraint checkpoints_pkey primary key,
        note text not null,
        signed_at timestamptz not null default now()
      );
      create trigger checkpoints_are_facts before update or delete or truncate on transparency.checkpoints
        for each statement execute function refuse_change();
      create table transparency.witnesses (
        name text constraint witnesses_pkey primary key,
        size bigint not null default 0,
        seen_at timestamptz,
        failure text
      );
      create table transparency.cosignatures (
        size bigint not null,
        line text not null,
        constraint cosignatures_pkey primary key (size, line)
      );
      create table transparency.keys (
        verifier_key text constraint keys_pkey primary key,
        first_seen_at timestamptz not null default now()
      );
      grant usage on schema transparency to treebeard_app;
      grant select, insert, update, delete on transparency.tiles, transparency.witnesses to treebeard_app;
      grant select, insert on transparency.checkpoints, transparency.cosignatures, transparency.keys to treebeard_app;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop schema transparency cascade');
  }
}
