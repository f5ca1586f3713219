import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Objects that events name by their SHA-256: kept, backed up and copied with the log, and never changed. */
export class Objects implements MigrationInterface {
  readonly name = 'Objects1764525600008';
  readonly suitsOlderPrograms = true;

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create schema objects;
      create table objects.kept (
        digest text primary key,
        bytes bytea not null,
        kept_at timestamptz not null default now(),
        constraint kept_under_its_digest check (digest = encode(sha256(bytes), 'hex'))
      );
      create function objects.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'Objects are kept as they are: % is refused.', tg_op
          using errcode = 'insufficient_privilege', hint = 'Keep another object under its own digest.';
      end $$;
      create trigger objects_are_kept before update or delete or truncate on objects.kept
        for each statement execute function objects.refuse_change();
      alter table objects.kept enable always trigger objects_are_kept;
      grant usage on schema objects to treebeard_app;
      grant select, insert on objects.kept to treebeard_app;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop schema objects cascade');
  }
}
