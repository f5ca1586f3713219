import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which shape the rows behind a checkpoint have; another one in the program means that they are made anew. */
export class ReadModelShapes implements MigrationInterface {
  readonly name = 'ReadModelShapes1764493200007';

  async up(database: QueryRunner): Promise<void> {
    await database.query('alter table checkpoints add column shape text');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('alter table checkpoints drop column shape');
  }
}
