import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The shape of the rows behind each checkpoint; if the program has another one, they are rebuilt. */
export class ReadModelShapes implements MigrationInterface {
  readonly name = 'ReadModelShapes1764493200007';

  async up(database: QueryRunner): Promise<void> {
    await database.query('alter table checkpoints add column shape text');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('alter table checkpoints drop column shape');
  }
}
