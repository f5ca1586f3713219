import { DomainError } from '#domain/shared/domain-error';
import type { OptionValues } from './command.js';

/** The value of a required option. Throws `cli.missing-option`. */
export function needed(values: OptionValues, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new DomainError('cli.missing-option', `The option --${name} is required.`);
}

/** The options among `names` that were given with a value. */
export function given<Name extends string>(
  values: OptionValues,
  ...names: readonly Name[]
): { [key in Name]?: string } {
  const found: { [key in Name]?: string } = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

/** The fields that have a value. */
export function defined<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  // Entries lose their names' type; filtering changes no name.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: string;
  };
}
