import { DomainError } from '#domain/shared/domain-error';

/** Whether an error says that the person concerned was erased, which no retry changes. */
export function isErasure(error: unknown): boolean {
  return error instanceof DomainError && ['erased', 'sealing.subject-erased'].includes(error.code);
}
