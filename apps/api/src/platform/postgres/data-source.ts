import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { DataSourceOptions, EntitySchema, MigrationInterface } from 'typeorm';

/** Classes, as TypeORM takes them. */
export type MigrationClass = new () => MigrationInterface;
export type EntityClass = (new () => object) | EntitySchema;

/** What a data source is for: read models (entities) or the schema (migrations). */
export interface DataSourceParts {
  readonly entities?: readonly EntityClass[];
  readonly migrations?: readonly MigrationClass[];
  readonly poolSize?: number;
}

/** Options for TypeORM over one database. The schema is only ever changed by migrations. */
export function dataSourceOptions(
  url: string,
  { entities, migrations, poolSize }: DataSourceParts,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [...(entities ?? [])],
    migrations: [...(migrations ?? [])],
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: poolSize ?? 10,
    applicationName: 'treebeard read models',
  };
}

/** A data source that is not yet connected: call `initialize()`. */
export function openDataSource(url: string, parts: DataSourceParts): DataSource {
  return new DataSource(dataSourceOptions(url, parts));
}
