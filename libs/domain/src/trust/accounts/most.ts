import { DomainError } from '#domain/shared/domain-error';

/** Throws `accounts.too-many` where a list is full. */
export function refuseMore(list: readonly string[], most: number, what: string): void {
  if (list.length < most) return;
  throw new DomainError(
    'accounts.too-many',
    `An account can have ${String(most)} ${what}. Remove one that you no longer use.`,
    {},
    'conflict',
  );
}
