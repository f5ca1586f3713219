import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '#migrations/all';
import { testDatabase } from '#test/support/postgres';
import { migrate } from './migrate.js';

class AddsATable implements MigrationInterface {
  readonly name: string = 'AddsATable9763750000001';

  async up(database: QueryRunner): Promise<void> {
    await database.query('create table of_the_future ()');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('drop table of_the_future');
  }
}

class AddsATableNobodyMinds extends AddsATable {
  readonly suitsOlderPrograms = true;
}

describe('a database that a newer version migrated', () => {
  it('is refused, by the name of what is not known', async () => {
    const database = await testDatabase();
    await migrate(database.ownerUrl, 'up', [...migrations, AddsATable]);
    await expect(migrate(database.ownerUrl, 'up', migrations)).rejects.toMatchObject({
      code: 'postgres.newer-database',
      message: expect.stringContaining('AddsATable9763750000001'),
    });
    await database.drop();
  });

  it('is taken where the newer version says that older ones may work on', async () => {
    const database = await testDatabase();
    await migrate(database.ownerUrl, 'up', [...migrations, AddsATableNobodyMinds]);
    expect(await migrate(database.ownerUrl, 'up', migrations)).toEqual([]);
    await database.drop();
  });
});
