import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import type { ErrorDetails } from '#domain/shared/domain-error';
import type { CommandOutput } from './command.js';

/** Exit code after bad input, or if a file or database could not be read. */
export const REFUSED = 2;

const MOST_LISTED = 20;

/** Why a command did not do what it was asked. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** Turns an error into a refusal; an unexpected one also names its place in the program. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError || error instanceof Fault) return error;
  if (!(error instanceof Error)) return { code: 'cli.broken', message: String(error), details: {} };
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') {
    return { code: 'cli.no-file', message: `The file cannot be read: ${error.message}`, details: {} };
  }
  return { code: 'cli.broken', message: error.message, details: {} };
}

/** Prints a refusal on stderr: JSON with `json`, else words with its details. */
export function printRefusal(
  { code, message, details }: Refusal,
  { json, output }: { readonly json: boolean; readonly output: CommandOutput },
): typeof REFUSED {
  output.err(json ? JSON.stringify({ error: { code, message, details } }) : words(message, details));
  return REFUSED;
}

function words(message: string, details: ErrorDetails): string {
  const lines = Object.entries(details).flatMap(([name, value]) => {
    const said = textOf(value);
    return said === '' || message.includes(said) ? [] : [`  ${name}: ${said}`];
  });
  return [message, ...lines].join('\n');
}

/** Numbers, texts and lists of these as text; deeper values are only in the JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return '';
  const said = value.map(textOf).filter((text) => text !== '');
  const rest = said.length - MOST_LISTED;
  return said.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}
