import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cost of Claude on each UTC day, shared by all workers. */
export class ClaudeSpend implements MigrationInterface {
  readonly name = 'ClaudeSpend1763750000005';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create table claude_spend (
        day date primary key,
        micro_usd bigint not null
      );
      grant select, insert, update on claude_spend to treebeard_app;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop table claude_spend');
  }
}
