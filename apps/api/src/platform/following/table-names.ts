import pg from 'pg';

const NAME = /^[a-z][a-z0-9_]{0,50}$/;

/** `read_models.<name>`, quoted. Throws if the name is not a plain word. */
export function qualified(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a table name: ${name}`);
  return `read_models.${pg.escapeIdentifier(name)}`;
}

/** `householdId` -> `household_id`: the column of an indexed field. */
export function columnOf(field: string): string {
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (!NAME.test(column)) throw new Error(`not a field that can be indexed: ${field}`);
  return column;
}
