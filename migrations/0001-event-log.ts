import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_BATCH } from './sql/append-batch.js';

/**
 * The event log: data and metadata as the canonical texts that the hash is over, gapless positions, one writer lock (`log_head`), never changed once written. The
 * application's role may only read it and call `append_batch`.
 */
export class EventLog implements MigrationInterface {
  readonly name = 'CanonicalEventLog1763750000001';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create table events (
        global_position bigint primary key,
        stream_id text not null,
        stream_revision bigint not null,
        event_id uuid not null constraint events_event_id_key unique,
        event_type text not null,
        schema_version integer not null,
        category text not null,
        data text not null,
        metadata text not null,
        hash bytea not null,
        recorded_at timestamptz not null,
        constraint events_stream_revision_key unique (stream_id, stream_revision)
      );
      create index events_category_position on events (category, global_position);
      create table streams (stream_id text primary key, revision bigint not null) with (fillfactor = 80);
      create table log_head (
        only_row boolean primary key default true check (only_row),
        position bigint not null
      ) with (fillfactor = 10);
      insert into log_head (position) values (0);
    `);
    await database.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The event log is append-only: % of % is refused.', tg_op, tg_table_name
          using errcode = 'insufficient_privilege', hint = 'Record a new event that corrects the old one.';
      end $$;
      create trigger events_are_facts before update or delete or truncate on events
        for each statement execute function refuse_change();
      alter table events enable always trigger events_are_facts;
    `);
    await database.query(APPEND_BATCH);
    await database.query(`
      revoke all on events, streams, log_head from public;
      grant select on events, streams, log_head to treebeard_app;
      revoke all on function append_batch from public;
      grant execute on function append_batch to treebeard_app;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`
      drop function append_batch;
      drop table events, streams, log_head;
      drop function refuse_change;
    `);
  }
}
