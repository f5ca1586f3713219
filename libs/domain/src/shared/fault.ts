import type { ErrorDetails } from './domain-error.js';

/** `unavailable`: a part that we need is away, so retry later. `broken`: program or data must be repaired first. */
export type FaultKind = 'unavailable' | 'broken';

/**
 * An error of our own, not the caller's: it answers 503 or 500, is logged, and never becomes a verdict on what
 * somebody sent. `code` is stable; message and details contain no personal data and no credentials. A refusal
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
