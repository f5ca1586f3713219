import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';

/** Classes, as TypeORM takes them. */
export type MigrationClass = new () => MigrationInterface;

const CONNECTIONS = 2;

/**
 * A data source that is not yet connected: call `initialize()`. Only the migrations change the schema, each in
 * its own transaction.
 */
export function openDataSource(url: string, migrations: readonly MigrationClass[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: CONNECTIONS,
    applicationName: 'treebeard migrations',
  });
}
