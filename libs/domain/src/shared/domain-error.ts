/** Where a refusal points: a file, row, element or field, in the words of the caller's own input. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** What the caller can do: correct the input, look elsewhere, decide again, sign in, or come back later. */
export type RefusalKind =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unauthenticated'
  | 'forbidden'
  | 'too-many'
  | 'unavailable';

/**
 * A refusal the caller can act on. `code` is stable (`slice.what-is-wrong`); the message says
 * what is wrong, where, and what to do next, without personal data.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
    readonly kind: RefusalKind = 'invalid',
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
