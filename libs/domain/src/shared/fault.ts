import type { ErrorDetails } from './domain-error.js';

/** Come back later (a part that we need is away), or mend the program or its data: asking again changes nothing. */
export type FaultKind = 'unavailable' | 'broken';

/**
 * Something that is ours to mend, never the caller's: it answers 503 or 500, is logged, and never becomes a verdict
 * on what somebody sent. `code` is stable; message and details hold no personal data and no credentials. A refusal
 * that the caller can act on is a `DomainError`.
 */
export class Fault extends Error {
  readonly kind: FaultKind;

  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
    { kind = 'broken', cause }: { readonly kind?: FaultKind; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'Fault';
    this.kind = kind;
  }
}
