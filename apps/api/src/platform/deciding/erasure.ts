import { DomainError } from '#domain/shared/domain-error';

/** Whether something was refused because the person it is about was erased, which no retry changes. */
export function isErasure(error: unknown): boolean {
  return error instanceof DomainError && ['erased', 'sealing.subject-erased'].includes(error.code);
}
