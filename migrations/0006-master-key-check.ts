import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A digest that recognises the master key without revealing it: see `checkMasterKey`. */
export class MasterKeyCheck implements MigrationInterface {
  readonly name = 'MasterKeyCheck1764460800006';

  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      create table sealing.master_key_check (
        only_row boolean primary key default true check (only_row),
        value bytea not null
      );
      grant select, insert on sealing.master_key_check to treebeard_keys;
    `);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop table sealing.master_key_check');
  }
}
